package dev.heddle.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.heddle.transport.simulated.LinkCost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where values come from, and what is said of those that cannot be used. */
class ConfigSourcesTest {
  @TempDir Path directory;
  private Path working;
  private Path home;
  private final ConfigSources sources = new ConfigSources();

  @BeforeEach
  void makeDirectories() throws Exception {
    working = Files.createDirectory(directory.resolve("working"));
    home = Files.createDirectory(directory.resolve("home"));
  }

  private Config resolve(Config options, Path file, Map<String, String> environment)
      throws Exception {
    return sources.resolve(options, file, environment, List.of(working, home));
  }

  private int nodes(Config options, Path file, Map<String, String> environment) throws Exception {
    return ConfigParser.parse(resolve(options, file, environment)).nodes();
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }

  private String complaint(Config options, Path file, Map<String, String> environment) {
    return assertThrows(
            InvalidConfigException.class,
            () -> ConfigParser.parse(resolve(options, file, environment)))
        .getMessage();
  }

  @Test
  void eachSourceBeatsTheNext() throws Exception {
    assertEquals(1, nodes(ConfigFactory.empty(), null, Map.of()));
    write("home/application.conf", "heddle.nodes = 2");
    assertEquals(2, nodes(ConfigFactory.empty(), null, Map.of()));
    write("working/application.conf", "heddle { nodes = 3 }\nmine = 1");
    assertEquals(3, nodes(ConfigFactory.empty(), null, Map.of()));
    Map<String, String> environment = Map.of("HEDDLE_NODES", "4", "HOME", "/nowhere");
    assertEquals(4, nodes(ConfigFactory.empty(), null, environment));
    Path file = write("given.conf", "heddle.nodes = 5");
    assertEquals(5, nodes(ConfigFactory.empty(), file, environment));
    Config set = sources.option("nodes", "6", "--set");
    assertEquals(6, nodes(set, file, environment));
    Config flag = sources.option("heddle.nodes", "7", "-n").withFallback(set);
    assertEquals(7, nodes(flag, file, environment));
  }

  @Test
  void everyKeyIsParsed() throws Exception {
    Path file =
        write(
            "all.conf",
            """
            heddle {
              nodes = 2
              shared = ["com.acme.**"]
              local = [com.acme.Fast, "com.other.*"]
              protocol = sc
              sc = ["com.acme.Racy"]
              placement = "pattern:0,1,1"
              pin = ["writer-*=1", "a=b=0"]
              page.bytes = 8 KiB
              transport {
                host = "localhost", port = 7000, unix-sockets = false, link = "latency=2ms"
              }
              grace = 3 s
              start-timeout = 1 minute
              label = true
              log-dir = "logs"
              stats = yes
              stats-json = "out.json"
              stats-fast-paths = no
              verbose = on
            }
            """);
    HeddleConfig config = ConfigParser.parse(resolve(ConfigFactory.empty(), file, Map.of()));
    assertEquals(
        new HeddleConfig(
            2,
            new HeddleConfig.Weaving(
                List.of("com.acme.**"),
                List.of("com.acme.Fast", "com.other.*"),
                HeddleConfig.Protocol.SC,
                List.of("com.acme.Racy")),
            new HeddleConfig.Placement(
                HeddleConfig.Spread.PATTERN,
                List.of(0, 1, 1),
                List.of(new HeddleConfig.Pin("writer-*", 1), new HeddleConfig.Pin("a=b", 0))),
            8192,
            new HeddleConfig.Links(
                "localhost",
                7000,
                false,
                HeddleConfig.Tls.HOSTS,
                new LinkCost(2_000_000, LinkCost.UNLIMITED)),
            HeddleConfig.Hosts.NONE,
            3000,
            60000,
            new HeddleConfig.Reporting(true, "logs", true, "out.json", false, true)),
        config);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pattern:", "pattern:0,,1", "pattern:0,2", "pattern:-1", "pattern", ""})
  void noPlacement(String word) throws Exception {
    Config given =
        sources
            .option("placement", word, "--placement")
            .withFallback(sources.option("nodes", "2", "-n"));
    String line = complaint(given, null, Map.of());
    assertTrue(line.contains("(ranks are 0 to 1), not \"" + word + "\" (--placement)"), line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"io", "=1", "io=", "io=x", "io=1=2", "io=99999999999"})
  void noPin(String word) throws Exception {
    Config given =
        sources.option("pin", word, "--pin").withFallback(sources.option("nodes", "2", "-n"));
    String line = complaint(given, null, Map.of());
    assertTrue(line.startsWith("heddle.pin: must be a list of NAMES=RANK"), line);
  }

  @Test
  void ranksAreOnTheirHosts() throws Exception {
    Config given = sources.option("hosts", "u@b,localhost:2,c:2", "--hosts");
    HeddleConfig config = ConfigParser.parse(resolve(given, null, Map.of()));
    assertEquals(
        List.of("localhost", "localhost", "b", "c", "c"),
        config.hosts().namesByRank(config.nodes()));
    assertEquals(List.of("localhost", "localhost"), HeddleConfig.Hosts.NONE.namesByRank(2));
  }

  @Test
  void listsFromOutsideAFile() throws Exception {
    Config commas = resolve(sources.option("local", "a.B, c.*", "--set"), null, Map.of());
    assertEquals(List.of("a.B", "c.*"), ConfigParser.parse(commas).weaving().local());
    Config brackets =
        resolve(ConfigFactory.empty(), null, Map.of("HEDDLE_LOCAL", "[\"a.B\", \"c.**\"]"));
    assertEquals(List.of("a.B", "c.**"), ConfigParser.parse(brackets).weaving().local());
  }

  @Test
  void aBadValueIsNamedWithKeyFileAndLine() throws Exception {
    Path file = write("bad.conf", "heddle {\n  page {\n    bytes = 5000\n  }\n}");
    assertEquals(
        "heddle.page.bytes: must be a power of two from 64 bytes to 1 MiB, not 5000 ("
            + file
            + ":3)",
        complaint(ConfigFactory.empty(), file, Map.of()));
    assertEquals(
        "heddle.nodes: must be a whole number from 1 to 64, not \"0\" (-n)",
        complaint(sources.option("nodes", "0", "-n"), null, Map.of()));
    assertEquals(
        "heddle.nodes: must be a whole number from 1 to 64, not \"many\" (environment"
            + " HEDDLE_NODES)",
        complaint(ConfigFactory.empty(), null, Map.of("HEDDLE_NODES", "many")));
    assertEquals(
        "heddle.placement: must be round-robin, packed, load, local or pattern:RANKS, like"
            + " pattern:0,1,1 (the only rank is 0), not \"spread\" (--placement)",
        complaint(sources.option("placement", "spread", "--placement"), null, Map.of()));
    assertEquals(
        "heddle.pin: must be a list of NAMES=RANK, like [\"writer-*=0\"] (ranks are 0 to 2), not"
            + " [\"io=3\"] (--pin)",
        complaint(
            sources.option("pin", "io=3", "--pin").withFallback(sources.option("nodes", "3", "-n")),
            null,
            Map.of()));
    assertEquals(
        "heddle.protocol: must be lrc or sc, not \"tso\" (--set)",
        complaint(sources.option("protocol", "tso", "--set"), null, Map.of()));
    assertEquals(
        "heddle.grace: must be a time like 500 ms or 10 s, not \"soon\" (--set)",
        complaint(sources.option("grace", "soon", "--set"), null, Map.of()));
    assertEquals(
        "heddle.stats: must be true or false, not \"perhaps\" (--set)",
        complaint(sources.option("stats", "perhaps", "--set"), null, Map.of()));
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearestOne() throws Exception {
    Path file = write("typo.conf", "heddle.page.byte = 4096\n");
    assertEquals(
        "heddle.page.byte: no such setting (" + file + ":1); did you mean heddle.page.bytes?",
        complaint(ConfigFactory.empty(), file, Map.of()));
    assertEquals(
        "heddle.transport: is a group of settings (--set)",
        complaint(sources.option("transport", "grpc", "--set"), null, Map.of()));
    assertEquals(
        "HEDDLE_NODE: no such setting (environment); did you mean HEDDLE_NODES?",
        complaint(ConfigFactory.empty(), null, Map.of("HEDDLE_NODE", "3")));
    assertEquals(
        "hedle: no such setting ("
            + write("root.conf", "hedle.nodes = 2")
            + ":1); all settings"
            + " begin with heddle.",
        complaint(ConfigFactory.empty(), directory.resolve("root.conf"), Map.of()));
  }

  @Test
  void aFileThatCannotBeReadOrParsedIsNamed() throws Exception {
    Path missing = directory.resolve("none.conf");
    assertEquals(
        "cannot read the configuration file " + missing,
        complaint(ConfigFactory.empty(), missing, Map.of()));
    Path broken = write("broken.conf", "heddle {\n  nodes = 3\n  shared = [\n}");
    String complaint = complaint(ConfigFactory.empty(), broken, Map.of());
    assertEquals(broken + ":4", complaint.substring(0, complaint.indexOf(": ")));
    assertEquals(1, complaint.lines().count());
  }

  @Test
  void theProgramsOwnSettingsInTheWorkingDirectoryAreNotOurs() throws Exception {
    write("working/application.conf", "akka.loglevel = INFO\nheddel.nodes = 3");
    assertEquals(1, nodes(ConfigFactory.empty(), null, Map.of()));
  }

  @Test
  void hostsSayHowManyNodesThereAre() throws Exception {
    Config hosts = sources.option("hosts", "b,me@c:2", "--hosts");
    HeddleConfig config = ConfigParser.parse(resolve(hosts, null, Map.of()));
    assertEquals(4, config.nodes());
    assertEquals(List.of(new HostSpec("b", 1), new HostSpec("me@c", 2)), config.hosts().specs());
    Config here = sources.option("hosts", "localhost:2,b", "--hosts");
    assertEquals(3, nodes(here, null, Map.of("HEDDLE_NODES", "3")));
    assertEquals(
        "heddle.nodes: must be left out or 4: this machine and the slots of heddle.hosts, not \"2\""
            + " (-n)",
        complaint(sources.option("nodes", "2", "-n").withFallback(hosts), null, Map.of()));
    assertEquals(
        "heddle.hosts: must be a list of hosts, like [\"b\", \"user@c:2\"], not [\"b\",\"-c\"]"
            + " (--hosts)",
        complaint(sources.option("hosts", "b,-c", "--hosts"), null, Map.of()));
    Config javas = sources.option("ssh.java", "/opt/jdk,b=/opt/b", "--set").withFallback(hosts);
    assertEquals(
        Map.of("", "/opt/jdk", "b", "/opt/b"),
        ConfigParser.parse(resolve(javas, null, Map.of())).hosts().javas());
  }

  private LinkCost link(String text) throws Exception {
    return ConfigParser.parse(
            resolve(sources.option("transport.link", text, "--link"), null, Map.of()))
        .links()
        .simulated();
  }

  @Test
  void aSimulatedLinkHasALatencyOrABandwidthOrBoth() throws Exception {
    assertEquals(new LinkCost(100_000, 1_000_000_000), link("latency=100us,bandwidth=1Gbit"));
    assertEquals(new LinkCost(1_500_000, 10_000_000), link("bandwidth=10Mbit, latency=1.5 ms"));
    assertEquals(new LinkCost(0, 9_600), link("bandwidth=9.6kbit"));
    assertEquals(new LinkCost(10_000_000_000L, LinkCost.UNLIMITED), link("latency=10s"));
    assertNull(link(""));
    assertNull(
        ConfigParser.parse(resolve(ConfigFactory.empty(), null, Map.of())).links().simulated());
  }

  @Test
  void whatIsNoLinkIsNamedWithWhatIsAllowed() throws Exception {
    for (String wrong :
        List.of(
            "latency=fast",
            "latency=fast,bandwidth=1Gbit",
            "latency=100",
            "latency=-1us",
            "latency=11s",
            "latency=1us,latency=2us",
            "bandwidth=0bit",
            "bandwidth=1GB",
            "latency=1us,jitter=1us",
            "latency=1us,",
            "100us")) {
      assertEquals(
          "heddle.transport.link: must be like latency=100us,bandwidth=1Gbit: one or both, the time"
              + " in ns, us, ms or s up to 10s, the bits per second in bit, kbit, Mbit or Gbit, not \""
              + wrong
              + "\" (--link)",
          complaint(sources.option("transport.link", wrong, "--link"), null, Map.of()));
    }
    Path file = write("link.conf", "heddle.transport.link { latency = 1us }");
    String complaint = complaint(ConfigFactory.empty(), file, Map.of());
    assertTrue(complaint.startsWith("heddle.transport.link: must be like"), complaint);
    assertTrue(complaint.contains("link.conf"), complaint);
  }

  @Test
  void agentOptionsAreTheSameSettings() throws Exception {
    Config options =
        ConfigSources.agentOptions("nodes=3,local=[\"a.*\",b],page.bytes=8192").atPath("heddle");
    HeddleConfig config = ConfigParser.parse(resolve(options, null, Map.of()));
    assertEquals(3, config.nodes());
    assertEquals(List.of("a.*", "b"), config.weaving().local());
    assertEquals(8192, config.pageBytes());
  }
}
