package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What programs keep in constants and fields: patterns, a collector, a random source, texts, a
 * thread-local, sets made from maps, checked collections.
 *
 * <p>Usage: {@code SharedConstants [rounds] [threads]}.
 */
public class SharedConstants {
  private static final Pattern WORD = Pattern.compile("[a-z]+", Pattern.CASE_INSENSITIVE);
  private static final Locale SWISS = Locale.forLanguageTag("de-CH");
  private static final Charset LATIN = StandardCharsets.ISO_8859_1;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("dev.heddle.apps.language.texts", Locale.ROOT);
  private static final Set<String> SEEN = Collections.newSetFromMap(new ConcurrentHashMap<>());

  private final Pattern word = WORD;
  private final Locale swiss = SWISS;
  private final Charset latin = LATIN;
  private final SecureRandom random = RANDOM;
  private final Object texts = TEXTS;
  private final ThreadLocal<int[]> mine = ThreadLocal.withInitial(() -> new int[1]);
  private final ThreadLocal<String> name = new ThreadLocal<>();
  private final List<String> checked =
      Collections.synchronizedList(
          Collections.checkedList(new java.util.ArrayList<>(), String.class));
  private final Set<Object> identities = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Collector<String, int[], Integer> lengths =
      Collector.of(
          () -> new int[1],
          (sum, text) -> sum[0] += text.length(),
          (one, other) -> new int[] {one[0] + other[0]},
          sum -> sum[0]);
  private final Collector<String, ?, Map<Integer, List<String>>> byLength =
      Collectors.groupingBy(String::length);
  private int locked;

  private int use(int thread, int rounds) {
    name.set("thread " + thread);
    for (int i = 0; i < rounds; i++) {
      mine.get()[0]++;
      SEEN.add("t" + thread + "r" + i);
      checked.add(name.get());
      synchronized (WORD) {
        locked++;
        identities.add(WORD);
        identities.add(this);
        identities.add(Locale.class);
      }
    }
    random.nextInt();
    int longest = Collections.max(Stream.of("a", "bc").collect(byLength).keySet());
    return mine.get()[0] + Stream.of("a", "bc").collect(lengths) + longest - 2;
  }

  @SuppressWarnings({"ReferenceEquality", "unchecked", "rawtypes"}) // which objects is the point
  private boolean isIntact() {
    boolean isChecked = false;
    try {
      ((List) checked).add(1);
    } catch (ClassCastException e) {
      isChecked = true;
    }
    return isChecked
        && word == WORD
        && WORD.matcher("ABC").matches()
        && swiss == SWISS
        && latin == LATIN
        && random == RANDOM
        && texts == TEXTS
        && TEXTS.getString("greeting").equals("Hello");
  }

  public static void main(String[] args) throws InterruptedException {
    int rounds = Args.size(args, 100);
    int threads = Args.threads(args, 4);
    SharedConstants shared = new SharedConstants();
    boolean[] intact = new boolean[threads];
    int[] sums = new int[threads];
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                sums[me] = shared.use(me, rounds);
                intact[me] = shared.isIntact();
              });
      workers[t].start();
    }
    Checklist checks = new Checklist();
    for (int t = 0; t < threads; t++) {
      workers[t].join();
      checks.check("thread " + t, intact[t]);
      checks.same("sum of thread " + t, rounds + 3, sums[t]);
    }
    checks.same("seen", rounds * threads, SEEN.size());
    checks.same("identities", 3, shared.identities.size());
    checks.same("under the pattern's lock", rounds * threads, shared.locked);
    TreeMap<String, Integer> names = new TreeMap<>();
    shared.checked.forEach(text -> names.merge(text, 1, Integer::sum));
    checks.same("names", threads, names.size());
    checks.finish();
  }
}
