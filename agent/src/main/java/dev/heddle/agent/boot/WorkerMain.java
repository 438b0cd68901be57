package dev.heddle.agent.boot;

/**
 * The main class of every rank but 0. The agent, started before it, has joined the cluster; what is
 * left is to stay until the run ends.
 */
public final class WorkerMain {
  private WorkerMain() {}

  public static void main(String[] arguments) {
    Runnable worker = Start.worker();
    if (worker == null) {
      System.err.println("heddle: WorkerMain is started by Heddle itself, with the agent");
      Runtime.getRuntime().halt(2);
      return;
    }
    worker.run();
  }
}
