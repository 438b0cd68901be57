package dev.heddle.node.delegate;

import dev.heddle.node.service.Request;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The calls of other nodes that are executed here, and which of them were interrupted. */
final class Executions {
  private record Call(int from, long number) {}

  private static final class Execution {
    Thread thread;
    boolean interrupted;
  }

  private final Map<Call, Execution> running = new HashMap<>();

  /** The calling thread is about to execute the method; an interrupt may have come first. */
  synchronized void begin(int from, long number) {
    Execution execution = running.computeIfAbsent(new Call(from, number), key -> new Execution());
    execution.thread = Thread.currentThread();
    if (execution.interrupted) {
      execution.thread.interrupt();
    }
  }

  /**
   * The calling thread has executed the method.
   *
   * @return whether the method took note of an interrupt
   */
  synchronized boolean end(int from, long number) {
    Execution execution = running.remove(new Call(from, number));
    boolean pending = Thread.interrupted();
    return execution.interrupted && !pending;
  }

  /** For {@code DELEGATE_INTERRUPT}; on the node loop, in the order in which they were sent. */
  synchronized void interrupt(Request request) throws IOException {
    DataInputStream in = request.input();
    Call call = new Call(request.from(), in.readLong());
    boolean isOver = in.readBoolean();
    if (isOver) {
      running.remove(call); // it came after the end
      return;
    }
    Execution execution = running.computeIfAbsent(call, key -> new Execution());
    execution.interrupted = true;
    if (execution.thread != null) {
      execution.thread.interrupt();
    }
  }
}
