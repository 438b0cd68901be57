package dev.heddle.it;

import java.util.List;
import java.util.stream.Stream;

/**
 * Options of the JVM for hundreds of short runs. The JIT is a third of what a node costs that lives
 * a few seconds, and most of that goes into code of the start that is never run again.
 */
public final class StartOptions {
  /** As the script starts the launcher. */
  public static final List<String> LAUNCHER =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m");

  /** So many times later than the JVM would compile it. */
  private static final String LATER = "10.0";

  /**
   * The JDK, the libraries and Heddle's own code are compiled later. The program, the bridge and
   * the twins written for it ({@code dev.heddle.jdk}) are compiled when they always are, by both
   * compilers, with all they inline: that is what a run is to prove.
   */
  public static final List<String> NODE =
      Stream.concat(
              Stream.of("-XX:CompileCommand=quiet"),
              Stream.of(
                      "java/*",
                      "jdk/*",
                      "sun/*",
                      "com/google/*",
                      "com/typesafe/*",
                      "io/grpc/*",
                      "io/netty/*",
                      "org/objectweb/*",
                      "dev/heddle/agent/*",
                      "dev/heddle/heap/*",
                      "dev/heddle/node/*",
                      "dev/heddle/protocol/*",
                      "dev/heddle/sync/*",
                      "dev/heddle/transport/*",
                      "dev/heddle/weave/*")
                  .map(
                      classes ->
                          "-XX:CompileCommand=CompileThresholdScaling," + classes + ".*," + LATER))
          .toList();

  private StartOptions() {}
}
