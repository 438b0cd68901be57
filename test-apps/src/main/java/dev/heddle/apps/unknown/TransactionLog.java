package dev.heddle.apps.unknown;

import java.util.Arrays;
import java.util.Calendar;
import java.util.Formatter;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/** A log that several threads write lines to: String.format, StringBuffer, Calendar, rollback. */
public class TransactionLog {

  static class Transaction {
    private final StringBuffer changes = new StringBuffer();
    private final int id;
    private boolean finished;

    Transaction(int id) {
      this.id = id;
    }

    Transaction change(String key, Object from, Object to) {
      changes.append(String.format(Locale.ENGLISH, "%s:%s->%s;", key, from, to));
      return this;
    }

    int length() {
      return changes.length();
    }
  }

  private final StringBuffer text = new StringBuffer(256);
  private final long start;
  private int committed, rolledBack;

  TransactionLog(long start) {
    this.start = start;
  }

  void commit(Transaction t) {
    if (t.finished) throw new IllegalStateException("transaction " + t.id + " is finished");
    Calendar when = new GregorianCalendar(TimeZone.getTimeZone("GMT"), Locale.UK);
    when.setTimeInMillis(start);
    when.add(Calendar.DAY_OF_MONTH, t.id);
    String line = String.format("%1$tF %1$tR %2$04d %3$s", when, t.id, t.changes);
    synchronized (text) {
      text.append(line).append('\n');
      committed++;
    }
    t.finished = true;
  }

  void rollback(Transaction t) {
    t.changes.setLength(0);
    synchronized (text) {
      rolledBack++;
    }
    t.finished = true;
  }

  public static void main(String[] args) throws InterruptedException {
    final TransactionLog log = new TransactionLog(946_684_800_000L);
    Thread[] writers = new Thread[3];
    final String[] complaints = new String[3];
    for (int i = 0; i < 3; i++) {
      final int w = i;
      writers[i] =
          new Thread() {
            public void run() {
              for (int n = 0; n < 12; n++) {
                Transaction t = new Transaction(w * 100 + n);
                t.change("balance", Double.valueOf(n), n * 1.5f)
                    .change("who", null, (char) ('a' + w));
                if (n % 4 == 3) log.rollback(t);
                else log.commit(t);
                if (n == 7) {
                  try {
                    log.commit(t);
                  } catch (IllegalStateException e) {
                    complaints[w] = e.getMessage() + " " + t.length();
                  }
                }
              }
            }
          };
      writers[i].start();
    }
    for (Thread t : writers) t.join();
    String[] lines = log.text.toString().split("\n");
    Arrays.sort(lines);
    for (int i = 0; i < lines.length; i += 5) System.out.println(lines[i]);
    System.out.println(
        log.committed
            + " committed, "
            + log.rolledBack
            + " rolled back "
            + Arrays.asList(complaints));
    Formatter f = new Formatter(new StringBuilder("> "), Locale.GERMANY);
    System.out.println(f.format("%,.2f %08.3f %x %-5s|%5b", 12345.678, 3.14159, 255, "ab", true));
  }
}
