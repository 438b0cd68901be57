package dev.heddle.agent;

import dev.heddle.agent.cluster.WorkerCommand;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;

/** Makes this JVM a node; called by the premain class through the isolated loader. */
public final class Agent {
  private Agent() {}

  /**
   * Returns when the program's classes may be loaded.
   *
   * @param options after {@code heddle.jar=}; null for none
   * @return what to do in place of the program's main; null at rank 0
   */
  public static Runnable start(String options, Instrumentation instrumentation, File jar)
      throws IOException, InterruptedException {
    if (Integer.getInteger(WorkerCommand.RANK_PROPERTY, 0) > 0) {
      return WorkerNode.start(instrumentation, jar);
    }
    RankZero.start(options, instrumentation, jar);
    return null;
  }
}
