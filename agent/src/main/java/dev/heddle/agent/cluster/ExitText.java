package dev.heddle.agent.cluster;

import java.util.Map;

/** Says in words how a process ended. */
public final class ExitText {
  private static final int SIGNAL_BASE = 128;
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 9,
          "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

  private ExitText() {}

  /** {@code was killed by signal 9 (SIGKILL)} or {@code ended with exit status 3}. */
  public static String of(int status) {
    int signal = status - SIGNAL_BASE;
    if (!SIGNALS.containsKey(signal)) {
      return "ended with exit status " + status;
    }
    return "was killed by signal " + signal + " (" + SIGNALS.get(signal) + ")";
  }
}
