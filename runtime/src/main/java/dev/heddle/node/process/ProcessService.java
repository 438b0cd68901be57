package dev.heddle.node.process;

import dev.heddle.bridge.ProcessHooks;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.transport.OwnThreads;
import java.io.InputStream;
import java.io.PrintStream;
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
  public record Parts(
      ServiceBus bus, RawLink raw, Jvm jvm, SharedStreams streams, int processors) {}

  final Parts parts;
  final PropertyService properties;
  private final LoggerService loggers;

  ProcessService(Parts parts, java.util.concurrent.Executor workers) {
    this.parts = parts;
    this.properties = new PropertyService(parts.bus(), workers);
    this.loggers = new LoggerService(parts.bus(), workers);
    parts.streams().serve(parts.bus(), workers);
  }

  /** Replaces {@code System.out}, {@code err} and, off rank 0, {@code in}; starts the threads. */
  public abstract void install();

  /** From here on this JVM's streams and properties are the cluster's. */
  final void takeOver(InputStream in, PrintStream out, PrintStream err) {
    parts.streams().standard(in, out, err);
    System.setIn(in);
    System.setOut(out);
    System.setErr(err);
    System.setProperties(properties.takeOver(System.getProperties()));
  }

  /** A raw frame of another node; called on transport threads or the loop; never blocks. */
  public abstract void received(int from, byte[] body);

  /** The link to a node is down for good. */
  public abstract void lost(int peer, String reason);

  @Override
  public int availableProcessors() {
    return parts.processors();
  }

  @Override
  public void setProperties(Properties all) {
    properties.replace(all);
  }

  @Override
  public void loggerChanged(String name, String level, int value, boolean useParentHandlers) {
    loggers.changed(name, level, value, useParentHandlers);
  }

  @Override
  public void setIn(InputStream in) {
    parts.streams().replace(SharedStreams.Standard.IN, in);
  }

  @Override
  public void setOut(PrintStream out) {
    parts.streams().replace(SharedStreams.Standard.OUT, out);
  }

  @Override
  public void setErr(PrintStream err) {
    parts.streams().replace(SharedStreams.Standard.ERR, err);
  }

  static Thread daemon(String name, Body body) {
    Thread thread =
        new Thread(
            OwnThreads.group(),
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
