package dev.heddle.agent.hosts;

import dev.heddle.agent.config.HostSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks a host for all that must be right before anything runs there. */
final class HostProbe {
  private static final int OLDEST = 17;

  /**
   * Arguments: the java or JDK the user names or nothing, then hashes. Needs a POSIX shell alone.
   */
  private static final String SCRIPT =
      """
      java=$1; shift
      if [ -z "$java" ]; then
        if [ -n "$JAVA_HOME" ]; then java=$JAVA_HOME; else java=$(command -v java); fi
      fi
      [ -d "$java" ] && java=$java/bin/java
      echo "heddle connection $SSH_CONNECTION"
      if [ -n "$java" ] && [ -x "$java" ]; then
        echo "heddle java $java"
        "$java" -XshowSettings:properties -version 2>&1 </dev/null |
          sed -n "s/^ *java\\.runtime\\.version = /heddle version /p"
      else
        echo "heddle nojava $java"
        exit 0
      fi
      umask 077
      cache=${XDG_CACHE_HOME:-$HOME/.cache}/heddle/jars
      mkdir -p "$cache" || exit 1
      probe=$cache/probe-$$
      echo probe >"$probe" || exit 1
      rm -f "$probe"
      echo "heddle cache $cache"
      for hash; do
        [ -f "$cache/$hash.jar" ] || echo "heddle missing $hash"
      done
      """;

  private final Ssh ssh;
  private final boolean mixedJdks;

  /**
   * Asks by {@code ssh}.
   *
   * @param mixedJdks whether a JDK other than this one will do
   */
  HostProbe(Ssh ssh, boolean mixedJdks) {
    this.ssh = ssh;
    this.mixedJdks = mixedJdks;
  }

  /**
   * What the host says.
   *
   * @param java as the user names it there; empty for the one on the path
   */
  RemoteHost ask(HostSpec host, String java, List<TravellingJar> jars) throws HostFailure {
    List<String> arguments = new ArrayList<>(List.of(java));
    jars.forEach(jar -> arguments.add(jar.hash()));
    Map<String, String> told = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (String line : ssh.run(host, SCRIPT, arguments, Ssh.Input.NONE)) {
      String[] words = line.split(" ", 2);
      if (words[0].equals("missing")) {
        missing.add(words[1]);
      } else {
        told.put(words[0], words.length > 1 ? words[1] : "");
      }
    }
    if (told.containsKey("nojava")) {
      String looked = told.get("nojava");
      throw new HostFailure(
          host,
          (looked.isEmpty() ? "no java on its path" : "no java at " + looked)
              + "; name its JDK with --set ssh.java="
              + host.target()
              + "=/path/to/jdk");
    }
    checkVersion(host, told.get("java"), told.get("version"));
    String[] connection = told.getOrDefault("connection", "").split(" ", -1);
    if (connection.length != 4 || !told.containsKey("cache")) {
      throw new HostFailure(host, "what answers there is no OpenSSH with a POSIX shell");
    }
    return new RemoteHost(
        host,
        told.get("java"),
        told.get("version"),
        told.get("cache"),
        connection[2],
        connection[0],
        missing);
  }

  private void checkVersion(HostSpec host, String java, String version) throws HostFailure {
    String advice = "; name another with --set ssh.java=" + host.target() + "=/path/to/jdk";
    Runtime.Version there;
    try {
      there = Runtime.Version.parse(String.valueOf(version));
    } catch (IllegalArgumentException e) {
      throw new HostFailure(
          host, java + " is " + (version == null ? "no JDK" : "Java " + version) + advice);
    }
    if (there.feature() < OLDEST) {
      throw new HostFailure(
          host, java + " is Java " + version + ", " + OLDEST + " or newer is needed" + advice);
    }
    if (!mixedJdks && there.compareToIgnoreOptional(Runtime.version()) != 0) {
      throw new HostFailure(
          host,
          java
              + " is Java "
              + version
              + ", this is "
              + Runtime.version()
              + advice
              + ", or allow it with --set mixed-jdks=true");
    }
  }
}
