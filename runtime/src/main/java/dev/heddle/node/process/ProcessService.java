package dev.heddle.node.process;

import dev.heddle.bridge.ProcessHooks;
import dev.heddle.node.service.ServiceBus;
import java.util.Properties;

/**
 * The services that make the nodes one process; {@link LeaderProcess} on rank 0, {@link
 * MemberProcess} elsewhere.
 */
public abstract class ProcessService implements ProcessHooks {
  /**
   * What both need.
   *
   * @param processors of the whole cluster
   */
  public record Parts(ServiceBus bus, RawLink raw, Jvm jvm, int processors) {}

  final Parts parts;
  final PropertyService properties;

  ProcessService(Parts parts, java.util.concurrent.Executor workers) {
    this.parts = parts;
    this.properties = new PropertyService(parts.bus(), workers);
  }

  /** Replaces {@code System.out}, {@code err} and, off rank 0, {@code in}; starts the threads. */
  public abstract void install();

  /** A raw frame of another node; called on transport threads or the loop; never blocks. */
  public abstract void received(int from, byte[] body);

  /** The link to a node is down for good. */
  public abstract void lost(int peer, String reason);

  /** Ends the run by a fault of its own or of Heddle's: one line for the user, then all nodes. */
  public abstract void abort(String line, int status);

  @Override
  public int availableProcessors() {
    return parts.processors();
  }

  @Override
  public String setProperty(String key, String value) {
    return properties.set(key, value);
  }

  @Override
  public String clearProperty(String key) {
    return properties.clear(key);
  }

  @Override
  public void setProperties(Properties all) {
    properties.replace(all);
  }

  static Thread daemon(String name, Body body) {
    Thread thread =
        new Thread(
            () -> {
              try {
                body.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // asked to end
              }
            },
            name);
    thread.setDaemon(true);
    return thread;
  }

  /** The body of a service thread. */
  interface Body {
    void run() throws InterruptedException;
  }

  /** What {@code exit} and {@code halt} do when they have done their part. */
  @SuppressWarnings("ThreadJoinLoop") // for ever: the JVM ends under the caller
  static void neverReturn() {
    while (true) {
      try {
        Thread.currentThread().join();
      } catch (InterruptedException e) {
        // exit does not return
      }
    }
  }
}
