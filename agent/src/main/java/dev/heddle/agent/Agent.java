package dev.heddle.agent;

import dev.heddle.agent.config.ConfigParser;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.agent.config.InvalidConfigException;
import dev.heddle.node.ExitStatus;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;

/** Makes this JVM a node; called by the premain class through the isolated loader. */
public final class Agent {
  private Agent() {}

  /**
   * Returns when the program's classes may be loaded.
   *
   * @return what to do in place of the program's main; null at rank 0
   */
  public static Runnable start(String options, Instrumentation instrumentation, File jar)
      throws IOException {
    HeddleConfig config = configuration(options, jar);
    System.setProperty("heddle.nodes", Integer.toString(config.nodes()));
    defineBridge(instrumentation, jar);
    instrumentation.addTransformer(
        new WeavingTransformer((loader, name, classFile) -> null, false), false);
    return null;
  }

  private static HeddleConfig configuration(String options, File jar) {
    try {
      return ConfigParser.parse(Settings.resolve(options, jar));
    } catch (InvalidConfigException e) {
      Fatal.end(ExitStatus.USAGE, e.getMessage(), null);
      throw new IllegalStateException(e);
    }
  }

  private static void defineBridge(Instrumentation instrumentation, File jar) throws IOException {
    try {
      BridgeLoading.defineAll(instrumentation, jar);
    } catch (LinkageError e) {
      Fatal.end(ExitStatus.USAGE, "the agent is given twice: " + e.getMessage(), null);
    }
  }
}
