package dev.heddle.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the ratios of the design's section 9; the median of interleaved runs. */
public final class BenchMain {
  private static final int RUNS = 5;
  private static final String MICRO = "dev.heddle.apps.bench.Micro";
  private static final String APPS = "dev.heddle.apps.";

  private final String heddleJar;
  private final String appsJar;

  private BenchMain(String heddleJar, String appsJar) {
    this.heddleJar = heddleJar;
    this.appsJar = appsJar;
  }

  public static void main(String[] args) throws Exception {
    if (args.length != 2) {
      System.err.println("usage: BenchMain <heddle.jar> <test-apps.jar>");
      System.exit(2);
    }
    BenchMain bench = new BenchMain(args[0], args[1]);
    bench.micro();
    bench.programs();
  }

  private void micro() throws Exception {
    List<String> self = List.of(java(), "-cp", System.getProperty("java.class.path"));
    double tcp64 = TcpPingPong.nanos(new ArrayList<>(self), 64);
    double tcp4096 = TcpPingPong.nanos(new ArrayList<>(self), 4096);
    System.out.printf("TCP round trip: 64 B %.1f us, 4 KiB %.1f us%n", tcp64 / 1e3, tcp4096 / 1e3);
    Map<String, Double> plain = measure(plain(MICRO, "2"));
    System.out.printf("%-16s %14s %14s %10s%n", "operation", "ns", "beside (ns)", "ratio");
    for (int nodes : new int[] {2, 4, 8}) {
      Map<String, Double> woven = measure(heddle(nodes, MICRO, Integer.toString(nodes)));
      if (nodes == 2) {
        row("read-miss n=2", woven.get("read-miss"), tcp4096);
        row("re-acquire", woven.get("re-acquire"), plain.get("re-acquire"));
        row("volatile-read", woven.get("volatile-read"), plain.get("volatile-read"));
      }
      row("hand-over n=" + nodes, woven.get("lock-hand-over"), tcp64);
      row("barrier n=" + nodes, woven.get("barrier"), tcp64);
    }
  }

  private static void row(String what, double nanos, double baseline) {
    System.out.printf("%-16s %14.1f %14.1f %10.2f%n", what, nanos, baseline, nanos / baseline);
  }

  private void programs() throws Exception {
    String[][] programs = {
      {"MatrixMultiply", "900", "2"},
      {"RedBlackSor", "1000", "2", "100"},
      {"Quicksort", "4000000", "2"},
      {"Tsp", "13", "2"},
      {"NBody", "3000", "2", "5"},
    };
    System.out.printf("%-40s %10s %10s %10s%n", "program", "plain s", "-n 1", "-n 2");
    for (String[] program : programs) {
      double[] plain = new double[RUNS];
      double[] one = new double[RUNS];
      double[] two = new double[RUNS];
      for (int run = 0; run < RUNS; run++) {
        plain[run] = seconds(plain(program));
        one[run] = seconds(heddle(1, program));
        two[run] = seconds(heddle(2, program));
      }
      System.out.printf(
          "%-40s %10.2f %10.2f %10.2f%n",
          String.join(" ", program),
          median(plain),
          median(one) / median(plain),
          median(two) / median(plain));
    }
  }

  private List<String> plain(String... program) {
    List<String> command = new ArrayList<>(List.of(java(), "-cp", appsJar));
    command.add(program[0].contains(".") ? program[0] : APPS + program[0]);
    command.addAll(Arrays.asList(program).subList(1, program.length));
    return command;
  }

  private List<String> heddle(int nodes, String... program) {
    List<String> command =
        new ArrayList<>(List.of(java(), "-jar", heddleJar, "run", "-n", "" + nodes, "--"));
    List<String> plain = plain(program);
    command.addAll(plain.subList(1, plain.size()));
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The {@code name value} lines a program prints: each the median over several runs. */
  private static Map<String, Double> measure(List<String> command) throws Exception {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    for (int run = 0; run < RUNS; run++) {
      for (String line : output(command).lines().toList()) {
        String[] words = line.split(" ", -1);
        all.computeIfAbsent(words[0], name -> new ArrayList<>()).add(Double.valueOf(words[1]));
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    all.forEach(
        (name, values) ->
            medians.put(name, median(values.stream().mapToDouble(Double::doubleValue).toArray())));
    return medians;
  }

  private static double seconds(List<String> command) throws Exception {
    long start = System.nanoTime();
    output(command);
    return (System.nanoTime() - start) / 1e9;
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("exit " + process.exitValue() + ": " + String.join(" ", command));
    }
    return out;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
