package dev.heddle.launch;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.heddle.agent.Settings;
import dev.heddle.agent.config.ConfigParser;
import dev.heddle.agent.config.ConfigSources;
import dev.heddle.agent.config.InvalidConfigException;
import dev.heddle.launch.bench.Bench;
import dev.heddle.launch.bench.BenchException;
import dev.heddle.launch.bench.ModelledLink;
import dev.heddle.launch.bench.Results;
import dev.heddle.transport.simulated.LinkCost;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code heddle bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.class,
    sortOptions = false,
    customSynopsis = {
      "heddle bench [options]                          the programs of test-apps",
      "       heddle bench [options] micro                    single operations beside raw TCP",
      "       heddle bench [options] -- <arguments for java>  a program of your own"
    },
    description = "Measures programs on one plain JVM and on several nodes, as ratios.")
final class BenchCommand implements Callable<Integer> {
  private static final String MICRO = "micro";
  private static final String LINK_KEY = "heddle.transport.link";

  private final File jar;

  @Option(
      names = "-n",
      paramLabel = "N",
      defaultValue = "2",
      description = "Programs are run on 1 to N nodes, micro on 2, 4 and 8 up to N (2).")
  private int nodes;

  @Option(
      names = "--runs",
      paramLabel = "R",
      defaultValue = "5",
      description = "How often each setting is run; the median counts (5).")
  private int runs;

  @Option(
      names = "--link",
      paramLabel = "LINK",
      description = "Simulate a slower network: latency=100us,bandwidth=1Gbit.")
  private String link;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the results there as JSON.")
  private Path json;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page with charts there.")
  private Path html;

  @Option(names = "--java", paramLabel = "PATH", description = "The JDK or java to use.")
  private Path java;

  @Parameters(paramLabel = "ARGUMENT", description = "micro, or arguments for java after --.")
  private List<String> arguments = new ArrayList<>();

  BenchCommand(File jar) {
    this.jar = jar;
  }

  @Override
  public Integer call() throws Exception {
    if (nodes < 1 || runs < 1) {
      throw new UsageException("bench: -n and --runs must be at least 1");
    }
    JavaInstallation installation =
        java == null ? JavaInstallation.own() : JavaInstallation.at(java);
    Results results = measure(installation.executable().toString());
    System.out.print(results.text());
    if (json != null) {
      results.writeJson(json);
    }
    if (html != null) {
      results.writePage(html);
    }
    return 0;
  }

  private Results measure(String executable)
      throws IOException, InterruptedException, UsageException, InvalidConfigException {
    Bench bench =
        new Bench(
            executable,
            jar,
            new Bench.Extent(nodes, runs),
            link(),
            what -> System.err.println("heddle: measuring " + what));
    try {
      if (arguments.isEmpty()) {
        return bench.namedSet();
      } else if (arguments.equals(List.of(MICRO))) {
        return bench.micro();
      }
      JavaCommand program = JavaCommand.parse(arguments);
      Preflight.check(program);
      return bench.own(shown(program), arguments);
    } catch (BenchException e) {
      throw new UsageException("bench: " + e.getMessage());
    }
  }

  /** What the runs will take for their link, of the flag or wherever else it is set. */
  private ModelledLink link() throws InvalidConfigException {
    ConfigSources sources = new ConfigSources();
    Config flag = link == null ? ConfigFactory.empty() : sources.option(LINK_KEY, link, "--link");
    Config resolved = sources.resolve(flag, null, System.getenv(), Settings.directories(jar));
    LinkCost simulated = ConfigParser.parse(resolved).links().simulated();
    return simulated == null
        ? ModelledLink.usual()
        : new ModelledLink(resolved.getString(LINK_KEY), simulated);
  }

  /** The program and its own arguments. */
  private static String shown(JavaCommand program) {
    int at = Math.max(0, program.arguments().indexOf(program.name()));
    return String.join(" ", program.arguments().subList(at, program.arguments().size()));
  }

  /** The other end of a connection that {@code bench micro} measures; not for users. */
  @Command(name = "bench-echo", hidden = true)
  static final class Echo implements Callable<Integer> {
    @Parameters(index = "0")
    private int port;

    @Parameters(index = "1")
    private int bytes;

    @Override
    public Integer call() throws IOException {
      Bench.echo(port, bytes);
      return 0;
    }
  }
}
