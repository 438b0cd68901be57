package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.text.ChoiceFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * A diary as it was written before {@code java.time}: dates, calendars and formats in static
 * constants and in fields, used under locks.
 *
 * <p>Arguments: entries per thread.
 */
public class SharedFormats {
  private static final int THREADS = 3;
  private static final long DAY_MILLIS = 86_400_000L;
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
  private static final SimpleDateFormat DAY = new SimpleDateFormat("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final DecimalFormat MONEY =
      new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
  private static final MessageFormat LINE = new MessageFormat("{0}: {1}", Locale.ROOT);
  private static final ChoiceFormat SIZE = new ChoiceFormat("0#none|1#one|1<many");

  private static class Entry implements Comparable<Entry> {
    private final Date when;
    private final double amount;

    Entry(Date when, double amount) {
      this.when = when;
      this.amount = amount;
    }

    @Override
    public int compareTo(Entry other) {
      return when.compareTo(other.when);
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Date, String> lines = new HashMap<>();
  private final Calendar next = new GregorianCalendar(UTC, Locale.ROOT);
  private final Date latest = new Date(0);

  SharedFormats() {
    next.clear();
    next.set(2000, Calendar.FEBRUARY, 27, 12, 0);
  }

  private void write(int count) throws ParseException {
    for (int i = 0; i < count; i++) {
      synchronized (this) {
        Date day = next.getTime();
        next.add(Calendar.DAY_OF_MONTH, 1);
        entries.add(new Entry(day, entries.size() * 1000.5));
        if (day.after(latest)) {
          latest.setTime(day.getTime());
        }
        String money;
        synchronized (MONEY) {
          money = MONEY.format(entries.get(entries.size() - 1).amount);
        }
        String date;
        synchronized (DAY) {
          date = DAY.format(day);
          if (!DAY.parse(date).equals(day)) {
            throw new IllegalStateException(date);
          }
        }
        synchronized (LINE) {
          lines.put(day, LINE.format(new Object[] {date, money}));
        }
      }
    }
  }

  private void check(int all) {
    Checklist list = new Checklist();
    list.same("entries", all, entries.size());
    Collections.sort(entries);
    long day = entries.get(0).when.getTime();
    boolean inTurn = true;
    for (int i = 0; i < all; i++) {
      inTurn &= entries.get(i).when.getTime() == day + i * DAY_MILLIS;
    }
    list.check("a day each", inTurn);
    list.same("first", "2000-02-27 12:00: 0.00", lines.get(entries.get(0).when));
    list.same("third", "2000-02-29 12:00: 2,001.00", lines.get(entries.get(2).when));
    list.same("latest", day + (all - 1) * DAY_MILLIS, latest.getTime());
    list.same("next", day + all * DAY_MILLIS, next.getTimeInMillis());
    list.same("size", "many", SIZE.format(all));
    list.check("keys by value", lines.containsKey(new Date(latest.getTime())));
    list.finish();
  }

  public static void main(String[] args) throws InterruptedException {
    int count = Args.number(args, 0, 20);
    SharedFormats diary = new SharedFormats();
    Thread zone = new Thread(() -> DAY.setTimeZone(UTC));
    zone.start();
    zone.join();
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      threads[i] =
          new Thread(
              () -> {
                try {
                  diary.write(count);
                } catch (ParseException e) {
                  throw new IllegalStateException(e);
                }
              });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    diary.check(THREADS * count);
  }
}
