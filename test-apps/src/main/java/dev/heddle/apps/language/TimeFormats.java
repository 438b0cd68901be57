package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DecimalStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.time.temporal.TemporalQuery;
import java.time.temporal.WeekFields;
import java.time.zone.ZoneRules;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * Formatters, clocks and adjusters of {@code java.time}, encoders of {@code java.util}: in
 * constants and in fields, used, compared and locked by all threads.
 *
 * <p>Usage: {@code TimeFormats [rounds] [threads]}.
 */
public class TimeFormats {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm:ss.SSS[ VV][ XXX]", Locale.US);
  private static final Object AS_OBJECT = DateTimeFormatter.ofPattern("d/M/yyyy");
  private static final TemporalAdjuster PAYDAY = TemporalAdjusters.lastDayOfMonth();
  private static final Clock CLOCK =
      Clock.offset(
          Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC),
          java.time.Duration.ofHours(1));

  private DateTimeFormatter custom =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendText(ChronoField.DAY_OF_WEEK, TextStyle.FULL)
          .appendLiteral(", ")
          .appendText(ChronoField.MONTH_OF_YEAR, Map.of(2L, "Hornung", 3L, "Lenzing"))
          .optionalStart()
          .padNext(4, '.')
          .appendValue(ChronoField.DAY_OF_MONTH)
          .optionalEnd()
          .toFormatter(Locale.GERMANY);

  private final DateTimeFormatter iso = DateTimeFormatter.ISO_LOCAL_DATE;
  private final DecimalStyle digits = DecimalStyle.STANDARD;
  private final TemporalField week = WeekFields.ISO.weekOfWeekBasedYear();
  private final TemporalQuery<ZoneId> zone = TemporalQueries.zoneId();
  private final ZoneRules rules = ZoneId.of("Europe/Paris").getRules();
  private final Base64.Encoder base64 = Base64.getEncoder();
  private final Base64.Encoder lines = Base64.getMimeEncoder(8, new byte[] {'|'});
  private final HexFormat hex = HexFormat.ofDelimiter(":").withUpperCase();
  private final Map<Object, Integer> uses = new HashMap<>();
  private int locked;

  private void use(int rounds) {
    for (int i = 0; i < rounds; i++) {
      ZonedDateTime time =
          ZonedDateTime.ofInstant(CLOCK.instant().plusSeconds(i), ZoneId.of("Europe/Paris"));
      if (!ZonedDateTime.parse(time.format(STAMP), STAMP).equals(time)) {
        throw new IllegalStateException(time.format(STAMP));
      }
      synchronized (STAMP) {
        locked++;
      }
      synchronized (iso) {
        uses.merge(STAMP, 1, Integer::sum);
        uses.merge(iso, 1, Integer::sum);
        uses.merge(week, 1, Integer::sum);
        uses.merge(ChronoField.YEAR, 1, Integer::sum);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // that they are the JDK's own is the point
  private boolean constantsIntact() {
    return iso == DateTimeFormatter.ISO_LOCAL_DATE
        && digits == DecimalStyle.STANDARD
        && week == WeekFields.ISO.weekOfWeekBasedYear()
        && zone == TemporalQueries.zoneId()
        && base64 == Base64.getEncoder()
        && rules.equals(ZoneId.of("Europe/Paris").getRules());
  }

  private synchronized String show() {
    LocalDate day = LocalDate.of(2024, 2, 15);
    return custom.format(day)
        + ' '
        + ((DateTimeFormatter) AS_OBJECT).format(day.with(PAYDAY))
        + ' '
        + day.get(week)
        + ' '
        + CLOCK.instant()
        + ' '
        + lines.encodeToString(new byte[10])
        + ' '
        + hex.formatHex(new byte[] {1, -1});
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 200);
    int threads = Args.threads(args, 4);
    TimeFormats shared = new TimeFormats();
    String[] shown = new String[threads];
    boolean[] intact = new boolean[threads];
    Object[] seen = new Object[threads];
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                shared.use(rounds);
                shown[me] = shared.show();
                intact[me] = shared.constantsIntact();
                seen[me] = STAMP;
              });
      workers[t].start();
    }
    Checklist checks = new Checklist();
    for (int t = 0; t < threads; t++) {
      workers[t].join();
      checks.check("constants of thread " + t, intact[t] && seen[t] == STAMP);
      checks.same("text of thread " + t, shared.show(), shown[t]);
    }
    System.out.println(shared.show());
    checks.same("under the formatter's lock", rounds * threads, shared.locked);
    for (Object key :
        new Object[] {STAMP, DateTimeFormatter.ISO_LOCAL_DATE, shared.week, ChronoField.YEAR}) {
      checks.same("uses of " + key, rounds * threads, shared.uses.get(key));
    }
    checks.finish();
  }
}
