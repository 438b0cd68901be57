package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;

/**
 * The JDK's immutable values in shared fields, replaced under a lock by all threads; and one Random
 * that all draw from.
 *
 * <p>Usage: {@code ImmutableValues [rounds] [threads]}.
 */
public class ImmutableValues {

  private BigInteger product = BigInteger.ONE;
  private BigDecimal sum = BigDecimal.ZERO;
  private LocalDate day = LocalDate.of(2000, 1, 1);
  private Duration time = Duration.ZERO;
  private Integer boxed = 0;
  private Double mean = 0.0;
  private Character letter = 'a';
  private String text = "";
  private Optional<String> option = Optional.empty();
  private List<String> list = List.of("one", "two");
  private final Map<String, Integer> map = Map.of("k", 7);
  private final UUID id = new UUID(1, 2);
  private final Optional<String> nothing = Optional.empty();
  private final OptionalInt noNumber = OptionalInt.empty();
  private final Class<?> type = ImmutableValues.class;
  private final Random random = new Random(99);
  private long drawn;

  private synchronized void step() {
    product = product.multiply(BigInteger.valueOf(3)).mod(BigInteger.TEN.pow(40));
    sum = sum.add(new BigDecimal("0.10"));
    day = day.plusDays(1);
    time = time.plusMillis(1500);
    boxed++;
    mean = mean / 2 + 1;
    letter = (char) ('a' + boxed % 26);
    text = boxed % 10 == 0 ? "" : text + letter;
    option = Optional.of(text);
    list = List.of(list.get(1), list.get(0));
    drawn += random.nextInt(1000);
  }

  @SuppressWarnings({"OptionalEquality", "ReferenceEquality"}) // the JDK has one empty one
  private boolean emptyIsTheSame() {
    return nothing == Optional.<String>empty() && noNumber == OptionalInt.empty();
  }

  private boolean constantsIntact() {
    return emptyIsTheSame()
        && map.get("k") == 7
        && id.equals(new UUID(1, 2))
        && type == ImmutableValues.class;
  }

  private synchronized String show() {
    return product + " " + sum + " " + day + " " + time + " " + boxed + " " + mean + " " + letter
        + " " + text + " " + option + " " + list + " " + drawn;
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 1000);
    int threads = Args.threads(args, 4);
    ImmutableValues shared = new ImmutableValues();
    boolean[] intact = new boolean[threads];
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                intact[me] = shared.constantsIntact();
                for (int i = 0; i < rounds; i++) {
                  shared.step();
                }
              });
      workers[t].start();
    }
    Checklist checks = new Checklist();
    for (int t = 0; t < threads; t++) {
      workers[t].join();
      checks.check("thread " + t, intact[t]);
    }
    ImmutableValues alone = new ImmutableValues();
    for (int i = 0; i < rounds * threads; i++) {
      alone.step();
    }
    System.out.println(shared.show());
    checks.same("values", alone.show(), shared.show());
    checks.finish();
  }
}
