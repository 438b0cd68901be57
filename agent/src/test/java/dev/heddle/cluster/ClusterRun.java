package dev.heddle.cluster;

import java.util.Arrays;

/** Runs a program on nodes in this JVM: {@code ClusterRun nodes timeoutMillis class args...}. */
public final class ClusterRun {
  private ClusterRun() {}

  public static void main(String[] args) throws Exception {
    int nodes = Integer.parseInt(args[0]);
    try (InProcessCluster cluster = new InProcessCluster(nodes, 4096)) {
      long start = System.nanoTime();
      String[] rest = Arrays.copyOfRange(args, 3, args.length);
      System.out.print(cluster.run(Long.parseLong(args[1]), args[2], rest));
      System.out.println((System.nanoTime() - start) / 1_000_000 + " ms");
      for (int rank = 0; rank < nodes; rank++) {
        System.out.println(rank + " " + cluster.stats(rank));
      }
    } catch (AssertionError e) {
      System.out.println(e.getMessage());
      for (Throwable c = e.getCause(); c != null; c = c.getCause()) {
        c.printStackTrace(System.out);
        break;
      }
      System.exit(1);
    }
    System.exit(0);
  }
}
