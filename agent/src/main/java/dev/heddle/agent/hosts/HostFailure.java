package dev.heddle.agent.hosts;

import dev.heddle.agent.config.HostSpec;

/** A host that cannot take part; the message is one line for the user. */
final class HostFailure extends Exception {
  private static final long serialVersionUID = 1L;

  HostFailure(HostSpec host, String what) {
    super("host " + host.target() + ": " + what);
  }
}
