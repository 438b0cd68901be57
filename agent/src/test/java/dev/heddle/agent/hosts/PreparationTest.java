package dev.heddle.agent.hosts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.agent.boot.ReceiverMain;
import dev.heddle.agent.cluster.ClusterStartException;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.agent.config.HostSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hosts are asked and supplied before anything runs; an ssh that runs its command here stands in.
 */
@Timeout(60)
class PreparationTest {
  @TempDir Path directory;
  private Path ssh;
  private Path cache;
  private TravellingJar heddle;
  private TravellingJar library;

  @BeforeEach
  void make() throws Exception {
    cache = directory.resolve("cache");
    ssh =
        script(
            "ssh",
            """
            for command; do host=$last; last=$command; done
            if [ "$host" = gone ]; then
              echo "ssh: connect to host gone port 22: Connection refused" >&2
              exit 255
            fi
            SSH_CONNECTION="10.0.0.1 4000 10.0.0.2 22"
            XDG_CACHE_HOME=%s
            [ "$host" = readonly ] && XDG_CACHE_HOME=/dev/null/cache
            export SSH_CONNECTION XDG_CACHE_HOME
            echo "Welcome to $host"
            exec sh -c "$command"
            """
                .formatted(cache));
    Path classes =
        Path.of(ReceiverMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    heddle = TravellingJar.of(classes, directory);
    Path packages = Files.createDirectories(directory.resolve("classes/com/acme"));
    Files.write(packages.resolve("Big.class"), new byte[300_000]);
    library = TravellingJar.of(directory.resolve("classes"), directory);
  }

  private Path script(String name, String text) throws Exception {
    Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }

  private Path javaOf(String version) throws Exception {
    return script("java-" + version, "echo '    java.runtime.version = " + version + "' >&2");
  }

  private List<RemoteHost> prepare(boolean mixedJdks, Map<String, String> javas, String... hosts)
      throws Exception {
    List<HostSpec> specs = Stream.of(hosts).map(HostSpec::parse).toList();
    SshCommand command = new SshCommand(List.of(ssh.toString()), 10_000);
    return new Preparation(
            new HeddleConfig.Hosts(specs, List.of(), javas, List.of(), mixedJdks),
            new Ssh(command),
            heddle,
            List.of(library))
        .all();
  }

  private Map<String, String> ownJava() {
    return Map.of("", System.getProperty("java.home"));
  }

  private String complaint(String host, String java) {
    return assertThrows(ClusterStartException.class, () -> prepare(false, Map.of("", java), host))
        .getMessage();
  }

  @Test
  void jarsTravelOnceAndArriveWhole() throws Exception {
    RemoteHost first = prepare(false, ownJava(), "localhost", "b:2").get(0);
    assertEquals(List.of(heddle.hash(), library.hash()), first.missing());
    assertEquals("10.0.0.2", first.address());
    assertEquals("10.0.0.1", first.callerAddress());
    for (TravellingJar jar : List.of(heddle, library)) {
      assertArrayEquals(
          Files.readAllBytes(jar.file()), Files.readAllBytes(Path.of(first.cached(jar.hash()))));
    }
    assertEquals(List.of(), prepare(false, ownJava(), "b").get(0).missing());
    try (Stream<Path> files = Files.list(cache.resolve("heddle/jars"))) {
      assertEquals(2, files.count(), "only whole jars stay");
    }
  }

  @Test
  void hostsThatBringTheSameJarsAtOnceBothHaveThem() throws Exception {
    assertEquals(4, prepare(false, ownJava(), "b", "c", "d", "e").size());
    assertEquals(List.of(), prepare(false, ownJava(), "f").get(0).missing());
  }

  @Test
  void eachHostThatCannotTakePartHasALine() throws Exception {
    String message =
        assertThrows(
                ClusterStartException.class,
                () ->
                    prepare(
                        false,
                        Map.of(
                            "",
                            System.getProperty("java.home"),
                            "b",
                            "/nowhere",
                            "c",
                            javaOf("11.0.2+9").toString()),
                        "gone",
                        "b",
                        "c",
                        "d"))
            .getMessage();
    assertEquals(
        List.of(
            "host gone: ssh: connect to host gone port 22: Connection refused; try: ssh gone",
            "host b: no java at /nowhere; name its JDK with --set ssh.java=b=/path/to/jdk",
            "host c: "
                + directory.resolve("java-11.0.2+9")
                + " is Java 11.0.2+9, 17 or newer is needed; name another with --set"
                + " ssh.java=c=/path/to/jdk"),
        message.lines().toList());
  }

  @Test
  void anotherJdkIsRefusedUnlessAllowed() throws Exception {
    String java = javaOf("99+1").toString();
    String message = complaint("b", java);
    assertTrue(message.startsWith("host b: " + java + " is Java 99+1, this is "), message);
    assertTrue(message.endsWith("or allow it with --set mixed-jdks=true"), message);
    prepare(false, ownJava(), "b"); // so that the stand-in for java has nothing to receive
    assertEquals("99+1", prepare(true, Map.of("", java), "b").get(0).version());
    String old = javaOf("1.8.0_292-b10").toString();
    assertTrue(complaint("b", old).contains("is Java 1.8.0_292-b10; name another"), old);
    String nonsense = script("java-none", "echo hello").toString();
    assertTrue(complaint("b", nonsense).contains(nonsense + " is no JDK; name another"), nonsense);
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamed() {
    String message = complaint("readonly", System.getProperty("java.home"));
    assertTrue(message.startsWith("host readonly: mkdir: "), message);
    assertTrue(message.contains("/dev/null"), message);
  }
}
