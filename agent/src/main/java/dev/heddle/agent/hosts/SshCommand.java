package dev.heddle.agent.hosts;

import dev.heddle.agent.config.HostSpec;
import java.util.ArrayList;
import java.util.List;

/** How one host's ssh is called: the user's own client, with its keys, agent and settings. */
final class SshCommand {
  /**
   * The terminal sends these to all processes of the run; ssh, which would end, keeps ignoring what
   * it was started ignoring.
   */
  private static final String DEAF = "trap '' INT HUP; exec \"$@\"";

  private static final int CONNECT_SECONDS = 10;
  private static final int ALIVE_SECONDS = 5;

  private final List<String> ssh;
  private final long graceMillis;

  /**
   * With the settings of a run.
   *
   * @param ssh the client and options of the user's
   * @param graceMillis ssh may not give up before the links do
   */
  SshCommand(List<String> ssh, long graceMillis) {
    this.ssh = List.copyOf(ssh);
    this.graceMillis = graceMillis;
  }

  /**
   * The command that runs {@code script} by sh on the host, with {@code arguments} as $1 and on.
   */
  List<String> run(HostSpec host, String script, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", DEAF, "sh"));
    command.addAll(ssh);
    long silences = graceMillis / (ALIVE_SECONDS * 1000L) + 2;
    command.addAll(
        List.of(
            "-T",
            "-o",
            "BatchMode=yes",
            "-o",
            "LogLevel=ERROR",
            "-o",
            "ConnectTimeout=" + CONNECT_SECONDS,
            "-o",
            "ServerAliveInterval=" + ALIVE_SECONDS,
            "-o",
            "ServerAliveCountMax=" + silences,
            "-o",
            "ClearAllForwardings=yes",
            host.target()));
    List<String> remote =
        new ArrayList<>(List.of("exec", "/bin/sh", "-c", quote(script), "heddle"));
    arguments.forEach(argument -> remote.add(quote(argument)));
    command.add(String.join(" ", remote));
    return command;
  }

  /** As one word for the login shell of the host. */
  static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
