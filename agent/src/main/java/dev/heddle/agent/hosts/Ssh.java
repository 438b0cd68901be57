package dev.heddle.agent.hosts;

import dev.heddle.agent.config.HostSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** One script on one host by ssh, to its end. */
final class Ssh {
  /** How lines of our scripts begin; all else is the host's greeting, or a complaint. */
  private static final String OWN_LINE = "heddle ";

  private static final int OWN_FAILURE = 255;

  /** What the script reads. */
  interface Input {
    Input NONE = out -> {};

    void writeTo(OutputStream out) throws IOException;
  }

  private final SshCommand command;

  Ssh(SshCommand command) {
    this.command = command;
  }

  /** The script's own lines, without what they begin with. */
  List<String> run(HostSpec host, String script, List<String> arguments, Input input)
      throws HostFailure {
    List<String> words = command.run(host, script, arguments);
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      IOException unread = null;
      try (OutputStream stdin = process.getOutputStream()) {
        input.writeTo(stdin);
      } catch (IOException e) {
        unread = e; // it has ended early, and says why
      }
      List<String> own = new ArrayList<>();
      String complaint = read(process, own);
      int status = process.waitFor();
      if (status == OWN_FAILURE) {
        throw new HostFailure(
            host, (complaint == null ? "ssh failed" : complaint) + "; try: ssh " + host.target());
      }
      if (status != 0 || unread != null) {
        throw new HostFailure(host, complaint == null ? "ended with status " + status : complaint);
      }
      return own;
    } catch (IOException e) {
      throw new HostFailure(host, "cannot start ssh: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostFailure(host, "interrupted");
    }
  }

  /** The last line that is not the script's; null for none. */
  private static String read(Process process, List<String> own) throws IOException {
    String complaint = null;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(OWN_LINE)) {
          own.add(line.substring(OWN_LINE.length()));
        } else if (!line.isBlank()) {
          complaint = line.strip();
        }
      }
    }
    return complaint;
  }
}
