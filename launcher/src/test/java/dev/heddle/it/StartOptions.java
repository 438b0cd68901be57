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
   * What starts a node is compiled later. What a run is to prove is compiled when it always is: the
   * program, the bridge, twins written and copied ({@code java.util}), heap, protocol and locks.
   */
  public static final List<String> NODE =
      Stream.concat(
              Stream.of("-XX:CompileCommand=quiet"),
              Stream.of(
                      "java/io/*",
                      "java/lang/*",
                      "java/net/*",
                      "java/nio/*",
                      "java/security/*",
                      "jdk/*",
                      "sun/*",
                      "com/google/*",
                      "com/typesafe/*",
                      "io/grpc/*",
                      "io/netty/*",
                      "org/objectweb/*",
                      "dev/heddle/agent/*",
                      "dev/heddle/node/*",
                      "dev/heddle/transport/*",
                      "dev/heddle/weave/*")
                  .map(
                      classes ->
                          "-XX:CompileCommand=CompileThresholdScaling," + classes + ".*," + LATER))
          .toList();

  private StartOptions() {}
}
