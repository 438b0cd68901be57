package dev.heddle.agent;

import dev.heddle.agent.config.HeddleConfig;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;

/** What every node does, whatever its rank. */
final class NodeSetup {
  /** Read by {@code dev.heddle.bridge.Bridge} when it is initialised. */
  private static final String NODES_PROPERTY = "heddle.nodes";

  private NodeSetup() {}

  /** Puts the bridge where woven code will find it. */
  static void defineBridge(Instrumentation instrumentation, File jar, int nodes)
      throws IOException {
    System.setProperty(NODES_PROPERTY, Integer.toString(nodes));
    BridgeLoading.defineAll(instrumentation, jar);
  }

  /** From here on the application's classes are woven. */
  static Weaving installWeaver(Instrumentation instrumentation, HeddleConfig config)
      throws InterruptedException {
    Weaving weaving = Weaving.warm(config);
    WeavingTransformer transformer =
        new WeavingTransformer(instrumentation, weaving, config.reporting().verbose());
    instrumentation.addTransformer(transformer, false);
    JdkPatching.apply(instrumentation, config.nodes());
    return weaving;
  }
}
