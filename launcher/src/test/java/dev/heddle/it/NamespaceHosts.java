package dev.heddle.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Hosts a, b and c as network namespaces of this machine, with addresses of their own on one
 * bridge, an sshd each, and each its own cache. Made by root; nothing of it outlives {@link
 * #remove}.
 */
final class NamespaceHosts {
  static final List<String> NAMES = List.of("a", "b", "c");

  private static final String SSHD = "/usr/sbin/sshd";

  private final Path directory;
  private final String prefix = "heddle-" + ProcessHandle.current().pid() + "-";
  private final List<Process> daemons = new ArrayList<>();

  private NamespaceHosts(Path directory) {
    this.directory = directory;
  }

  /** Why there can be none here; null where there can. */
  static String obstacle() throws Exception {
    if (!Files.isExecutable(Path.of(SSHD))) {
      return "no " + SSHD + " (package openssh-server)";
    }
    String name = "heddle-" + ProcessHandle.current().pid() + "-try";
    try {
      String refused = outputOfFailure("ip", "netns", "add", name);
      return refused == null ? null : "no network namespaces: " + refused;
    } catch (IOException e) {
      return "no ip command (package iproute2): " + e.getMessage();
    } finally {
      outputOfFailure("ip", "netns", "del", name);
    }
  }

  static NamespaceHosts make(Path directory) throws Exception {
    NamespaceHosts hosts = new NamespaceHosts(directory);
    try {
      hosts.connect();
      hosts.serve();
      return hosts;
    } catch (Exception | AssertionError e) {
      hosts.remove();
      throw e;
    }
  }

  private void connect() throws Exception {
    String switchSpace = space("net");
    run("ip", "netns", "add", switchSpace);
    run("ip", "-n", switchSpace, "link", "add", "bridge", "type", "bridge");
    run("ip", "-n", switchSpace, "link", "set", "bridge", "up");
    for (String host : NAMES) {
      String space = space(host);
      run("ip", "netns", "add", space);
      run(
          "ip",
          "-n",
          switchSpace,
          "link",
          "add",
          "port-" + host,
          "type",
          "veth",
          "peer",
          "name",
          "eth0",
          "netns",
          space);
      run("ip", "-n", switchSpace, "link", "set", "port-" + host, "master", "bridge");
      run("ip", "-n", switchSpace, "link", "set", "port-" + host, "up");
      run("ip", "-n", space, "address", "add", address(host) + "/24", "dev", "eth0");
      run("ip", "-n", space, "link", "set", "eth0", "up");
      run("ip", "-n", space, "link", "set", "lo", "up");
    }
  }

  /** Keys, known hosts and settings lie in the test's directory: nobody's own are touched. */
  private void serve() throws Exception {
    Files.createDirectories(Path.of("/run/sshd"));
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file("host-key"));
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file("user-key"));
    String hostKey = Files.readString(directory.resolve("host-key.pub"));
    StringBuilder known = new StringBuilder();
    StringBuilder client = new StringBuilder();
    for (String host : NAMES) {
      known.append(address(host)).append(' ').append(hostKey);
      client.append("Host ").append(host).append("\nHostName ").append(address(host)).append('\n');
      Path settings = Files.writeString(directory.resolve("sshd-" + host), serverSettings(host));
      List<String> sshd = in(host, List.of(SSHD, "-D", "-e", "-f", settings.toString()));
      daemons.add(
          new ProcessBuilder(sshd)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log-" + host).toFile())
              .start());
    }
    Files.writeString(directory.resolve("known"), known);
    Files.writeString(directory.resolve("client"), client + clientSettings());
    for (String host : NAMES) {
      awaitListening(host);
    }
  }

  private String serverSettings(String host) {
    return """
        ListenAddress %s:22
        HostKey %s
        AuthorizedKeysFile %s
        StrictModes no
        UsePAM no
        PasswordAuthentication no
        PermitRootLogin prohibit-password
        PidFile none
        SetEnv XDG_CACHE_HOME=%s
        """
        .formatted(address(host), file("host-key"), file("user-key.pub"), cache(host));
  }

  private String clientSettings() {
    return """
        Host *
        User root
        IdentityFile %s
        IdentitiesOnly yes
        UserKnownHostsFile %s
        StrictHostKeyChecking yes
        """
        .formatted(file("user-key"), file("known"));
  }

  private void awaitListening(String host) throws Exception {
    Path log = directory.resolve("log-" + host);
    for (int tenth = 0; tenth < 100; tenth++) {
      if (Files.readString(log).contains("Server listening")) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("no sshd on " + host + ": " + Files.readString(log));
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private String space(String host) {
    return prefix + host;
  }

  /** Where the jars of the host lie. */
  Path cache(String host) {
    return directory.resolve("cache-" + host);
  }

  static String address(String host) {
    return "10.77.77." + (1 + NAMES.indexOf(host));
  }

  /** The command that runs {@code command} on the host. */
  List<String> in(String host, List<String> command) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", space(host)));
    all.addAll(command);
    return all;
  }

  /** Options of {@code heddle run} that lead to the other hosts. */
  List<String> options(String others) {
    return List.of(
        "--hosts",
        others,
        "--set",
        "ssh.command=[ssh, \"-F\", \"" + file("client") + "\", \"-oConnectTimeout=3\"]",
        "--set",
        "ssh.java=" + System.getProperty("java.home"));
  }

  /** Pulls the plug of a host, or puts it back. */
  void setLink(String host, boolean up) throws Exception {
    run("ip", "-n", space("net"), "link", "set", "port-" + host, up ? "up" : "down");
  }

  /** Whether {@code from} drops what it would send to {@code to}, as a firewall between them. */
  void block(String from, String to, boolean blocked) throws Exception {
    String change = blocked ? "add" : "delete";
    run("ip", "-n", space(from), "route", change, "blackhole", address(to) + "/32");
  }

  /** Java processes on the host. */
  List<ProcessHandle> javas(String host) throws Exception {
    Process pids = new ProcessBuilder("ip", "netns", "pids", space(host)).start();
    String listed = new String(pids.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    return listed
        .lines()
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .toList();
  }

  /** Ends what runs on the hosts, then the hosts. */
  void remove() throws Exception {
    for (String host : NAMES) {
      javas(host).forEach(ProcessHandle::destroyForcibly);
    }
    for (Process daemon : daemons) {
      daemon.descendants().forEach(ProcessHandle::destroyForcibly);
      daemon.destroyForcibly();
    }
    for (String host : Stream.concat(NAMES.stream(), Stream.of("net")).toList()) {
      outputOfFailure("ip", "netns", "del", space(host));
    }
  }

  private static void run(String... command) throws Exception {
    assertEquals(null, outputOfFailure(command), String.join(" ", command));
  }

  /** Null where it went well. */
  private static String outputOfFailure(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return process.waitFor() == 0 ? null : output;
  }
}
