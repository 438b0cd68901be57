package dev.heddle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.heddle.agent.config.ConfigParser;
import dev.heddle.agent.config.ConfigSources;
import dev.heddle.agent.config.HeddleConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentOptionsTest {
  private final ConfigSources sources = new ConfigSources();

  private Config options() throws Exception {
    return sources
        .option("nodes", "3", "-n")
        .withFallback(sources.option("local", "a.*, b.C", "--set"))
        .withFallback(sources.option("stats-json", "/tmp/a b,c=d.json", "--set"))
        .withFallback(sources.option("transport.link", "latency=1us,bandwidth=1Gbit", "--link"))
        .withFallback(sources.option("placement", "pattern:0,2,1", "--placement"))
        .withFallback(sources.option("pin", "[\"a,b-*=2\", \"c=1\"]", "--pin"))
        .withFallback(sources.option("page.bytes", "8 KiB", "--set"));
  }

  private HeddleConfig parsed(Config options) throws Exception {
    return ConfigParser.parse(sources.resolve(options, null, Map.of(), List.of()));
  }

  @Test
  void theAgentReadsWhatTheLauncherWrites() throws Exception {
    String rendered = AgentOptions.render(options(), Path.of("/etc/my conf"));
    Config read = ConfigSources.agentOptions(rendered.substring(1));
    assertEquals("/etc/my conf", read.getString("config"));
    assertEquals(parsed(options()), parsed(read.withoutPath("config").atPath("heddle")));
  }

  @Test
  void plainWordsAreNotQuoted() throws Exception {
    assertEquals("=nodes=3", AgentOptions.render(sources.option("nodes", "3", "-n"), null));
    assertEquals("", AgentOptions.render(ConfigFactory.empty(), null));
  }
}
