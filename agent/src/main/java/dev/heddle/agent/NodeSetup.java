package dev.heddle.agent;

import dev.heddle.agent.cluster.WorkerCommand;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.bridge.Bridge;
import dev.heddle.bridge.IdentityHash;
import dev.heddle.heap.codec.ImmutableTables;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.List;

/** What every node does, whatever its rank. */
final class NodeSetup {
  /** Read by {@code dev.heddle.bridge.Bridge} when it is initialised. */
  private static final String NODES_PROPERTY = "heddle.nodes";

  /** Likewise. */
  private static final String COUNTING_PROPERTY = "heddle.counting";

  private NodeSetup() {}

  /**
   * Puts the bridge where woven code will find it. From then on the program finds no property of
   * ours.
   */
  static void defineBridge(Instrumentation instrumentation, File jar, HeddleConfig config)
      throws IOException {
    int nodes = config.nodes();
    System.setProperty(NODES_PROPERTY, Integer.toString(nodes));
    System.setProperty(COUNTING_PROPERTY, Boolean.toString(config.reporting().countsFastPaths()));
    BridgeLoading.defineAll(instrumentation, jar);
    if (nodes > 1) {
      ImmutableTables.fixIterationOrder(); // before the JIT folds what it was
    }
    if (Bridge.CLUSTERED != nodes > 1) {
      throw new IllegalStateException("the bridge was in use before it was defined");
    }
    if (Bridge.CLUSTERED) {
      for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
        IdentityHash.ofClass(loaded);
      }
    }
    ProgramProperties.hide(
        List.of(
            NODES_PROPERTY,
            COUNTING_PROPERTY,
            WorkerCommand.RANK_PROPERTY,
            WorkerCommand.LAUNCHER_PROPERTY,
            WorkerCommand.RUNNING_MARK_PROPERTY));
  }

  /** From here on the application's classes are woven. */
  static Weaving installWeaver(Instrumentation instrumentation, HeddleConfig config)
      throws InterruptedException {
    Retransformation retransformation = new Retransformation(instrumentation);
    Weaving weaving = Weaving.warm(config, new OpaqueGuard(retransformation));
    WeavingTransformer transformer =
        new WeavingTransformer(instrumentation, weaving, config.reporting().verbose());
    instrumentation.addTransformer(transformer, false);
    JdkPatching.apply(retransformation, config.nodes());
    return weaving;
  }
}
