package dev.heddle.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs all of jcstress briefly. For a long run: {@code mvn verify -pl runtime
 * -Dit.test=FastPathStressIT -Dheddle.stress="-m tough"}.
 */
class FastPathStressIT {
  private static final String BRIEFLY =
      "-f 1 -iters 1 -time 200 -sc false -af NONE -hs 128 -pth false";
  private static final String AT_LENGTH =
      "-f 1 -iters 5 -time 2000 -sc false -af NONE -hs 128 -pth false";
  private static final String JVM =
      "-ea -Dheddle.nodes=2 --add-exports java.base/jdk.internal.misc=ALL-UNNAMED";
  private static final Pattern FAILED =
      Pattern.compile("\\[FAILED] (dev\\.heddle\\.stress\\.\\S+)");
  private static final Pattern RESULTS =
      Pattern.compile(
          "(\\d+) planned; (\\d+) passed, (\\d+) failed, (\\d+) soft errs, (\\d+) hard");
  private static final Pattern LISTED =
      Pattern.compile("\\d+S(dev\\.heddle\\.stress\\.\\w+\\.\\w+?)\\d+S");

  @TempDir Path folder;

  @Test
  void noRuleIsBrokenButWhereItWasTakenOut() throws Exception {
    String output = run(System.getProperty("heddle.stress", BRIEFLY), "dev.heddle.stress");
    Set<String> mutants = listed();
    mutants.removeIf(name -> !name.endsWith("Mutant"));
    assertTrue(mutants.size() > 10, mutants::toString);
    assertAllRan(output);
    Set<String> unnoticed = new TreeSet<>(mutants);
    unnoticed.removeAll(failed(output));
    Set<String> broken = failed(output);
    broken.removeAll(mutants);
    assertEquals(Set.of(), broken, output);
    if (!unnoticed.isEmpty()) { // a busy machine seldom runs two actors at a time
      String longer = run(AT_LENGTH, String.join("|", unnoticed));
      unnoticed.removeAll(failed(longer));
      assertEquals(Set.of(), unnoticed, longer);
    }
  }

  /** The output; a rule that is broken must also show in the exit status. */
  private String run(String options, String tests) throws IOException, InterruptedException {
    Path log = folder.resolve("jcstress.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("org.openjdk.jcstress.Main");
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("-t", tests, "-r", folder.toString(), "-jvmArgs", JVM));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      int exit = process.waitFor();
      String output = Files.readString(log);
      assertEquals(failed(output).isEmpty() ? 0 : 1, exit, output);
      return output;
    } finally {
      process.destroy();
    }
  }

  /** The tests that the harness was generated for. */
  private static Set<String> listed() throws IOException {
    try (var in = FastPathStressIT.class.getResourceAsStream("/META-INF/TestList")) {
      return names(LISTED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Set<String> failed(String output) {
    return names(FAILED, output);
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Neither an error nor a run that was given up. */
  private static void assertAllRan(String output) {
    Matcher matcher = RESULTS.matcher(output);
    MatchResult last = null;
    while (matcher.find()) {
      last = matcher.toMatchResult();
    }
    assertTrue(last != null, output);
    long planned = Long.parseLong(last.group(1));
    assertEquals(planned, Long.parseLong(last.group(2)) + Long.parseLong(last.group(3)), output);
  }
}
