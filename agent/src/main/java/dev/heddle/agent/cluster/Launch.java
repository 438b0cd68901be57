package dev.heddle.agent.cluster;

import java.util.List;

/**
 * How the process of one rank is started.
 *
 * @param preamble what its stdin gets before the handover
 * @param host where it is, reached by ssh; null for this machine
 */
public record Launch(List<String> command, byte[] preamble, String host) {
  /** A process of this machine. */
  public static Launch here(List<String> command) {
    return new Launch(command, new byte[0], null);
  }
}
