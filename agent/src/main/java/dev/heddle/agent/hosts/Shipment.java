package dev.heddle.agent.hosts;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Brings a host the jars that it lacks; each only once, whatever run brings it. */
final class Shipment {
  private static final String RECEIVER = "dev.heddle.agent.boot.ReceiverMain";

  /** Arguments: directory, hash, size. Whole or not at all, as the receiver does it. */
  private static final String FIRST_JAR =
      """
      umask 077
      part=$1/incoming-$$.part
      trap 'rm -f "$part"' EXIT
      cat >"$part" || exit 1
      [ "$(wc -c <"$part")" -eq "$3" ] || { echo "$part arrived incomplete"; exit 1; }
      mv -f "$part" "$1/$2.jar"
      """;

  /** Arguments: java, heddle.jar, directory. */
  private static final String OTHER_JARS =
      "umask 077; exec \"$1\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -cp \"$2\" "
          + RECEIVER
          + " \"$3\"";

  private final Ssh ssh;
  private final TravellingJar heddle;

  /**
   * Sends by {@code ssh}.
   *
   * @param heddle has the receiver of all others
   */
  Shipment(Ssh ssh, TravellingJar heddle) {
    this.ssh = ssh;
    this.heddle = heddle;
  }

  void send(RemoteHost host, List<TravellingJar> jars) throws HostFailure {
    try {
      if (host.missing().contains(heddle.hash())) {
        List<String> arguments =
            List.of(host.cache(), heddle.hash(), Long.toString(Files.size(heddle.file())));
        ssh.run(host.spec(), FIRST_JAR, arguments, out -> Files.copy(heddle.file(), out));
      }
    } catch (IOException e) {
      throw new HostFailure(host.spec(), "cannot read " + heddle.file() + ": " + e.getMessage());
    }
    List<TravellingJar> others =
        jars.stream()
            .filter(jar -> !jar.hash().equals(heddle.hash()))
            .filter(jar -> host.missing().contains(jar.hash()))
            .distinct()
            .toList();
    if (!others.isEmpty()) {
      ssh.run(
          host.spec(),
          OTHER_JARS,
          List.of(host.java(), host.cached(heddle.hash()), host.cache()),
          out -> write(new DataOutputStream(out), others));
    }
  }

  private static void write(DataOutputStream out, List<TravellingJar> jars) throws IOException {
    for (TravellingJar jar : jars) {
      out.writeUTF(jar.hash());
      out.writeLong(Files.size(jar.file()));
      Files.copy(jar.file(), out);
    }
    out.writeUTF("");
    out.flush();
  }
}
