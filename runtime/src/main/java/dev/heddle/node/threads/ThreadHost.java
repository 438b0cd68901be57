package dev.heddle.node.threads;

import dev.heddle.bridge.SharedThread;
import dev.heddle.node.service.Payload;
import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import dev.heddle.node.service.ValueCodec;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;

/** Starts threads on this node for others, and answers for the threads that run here. */
public final class ThreadHost {
  private interface Question {
    byte[] answer(SharedThread thread);
  }

  private final ServiceBus bus;
  private final ValueCodec codec;
  private final Inheritance inheritance;
  private final ClassLoader applicationLoader;

  /**
   * Registers the handlers.
   *
   * @param workers one thread per task, unbounded: decoding may wait for a class initialiser
   */
  public ThreadHost(
      ServiceBus bus,
      ValueCodec codec,
      Inheritance inheritance,
      ClassLoader applicationLoader,
      Executor workers) {
    this.bus = bus;
    this.codec = codec;
    this.inheritance = inheritance;
    this.applicationLoader = applicationLoader;
    bus.on(ServiceKind.THREAD_START, workers, this::start);
    question(ServiceKind.THREAD_INTERRUPT, workers, ThreadHost::interrupt);
    question(ServiceKind.THREAD_INTERRUPTED, workers, ThreadHost::interrupted);
    question(ServiceKind.THREAD_STATE, workers, ThreadHost::state);
    question(ServiceKind.THREAD_STACK, workers, ThreadHost::stack);
    question(ServiceKind.THREAD_UNPARK, workers, ThreadHost::unpark);
    bus.on(ServiceKind.THREAD_DEFAULT_HANDLER, workers, this::defaultHandler);
  }

  private void question(ServiceKind kind, Executor workers, Question question) {
    bus.on(
        kind,
        workers,
        request -> {
          SharedThread thread = (SharedThread) codec.decode(request.payload())[0];
          request.reply(question.answer(thread), true);
        });
  }

  /** The acquire came with the message: the replica's fields are read as the starter wrote them. */
  private void start(Request request) {
    Object[] packed = codec.decode(request.payload());
    SharedThread thread = (SharedThread) packed[0];
    try {
      thread.setContextClassLoader(applicationLoader);
      ThreadFields.setStackSize(thread, thread.heddle$stackSize());
      ThreadFields.setGroup(thread, Groups.find(thread.heddle$groupPath()));
      inheritance.unpack(packed, thread);
      thread.heddle$startHere();
    } catch (RuntimeException | OutOfMemoryError e) {
      request.fail(
          "thread \"" + thread.heddle$name() + "\" cannot start on node " + bus.rank() + ": " + e);
    }
  }

  private static byte[] interrupt(SharedThread thread) {
    thread.heddle$interruptHere();
    return Payload.EMPTY;
  }

  private static byte[] interrupted(SharedThread thread) {
    return new byte[] {(byte) (thread.heddle$isInterruptedHere() ? 1 : 0)};
  }

  private static byte[] state(SharedThread thread) {
    return thread.heddle$stateHere().name().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] stack(SharedThread thread) {
    return Payload.of(out -> Stacks.write(out, thread.heddle$stackTraceHere()));
  }

  private static byte[] unpark(SharedThread thread) {
    thread.heddle$unparkHere();
    return Payload.EMPTY;
  }

  private void defaultHandler(Request request) {
    Object handler = codec.decode(request.payload())[0];
    Thread.setDefaultUncaughtExceptionHandler((Thread.UncaughtExceptionHandler) handler);
    request.reply(Payload.EMPTY, false);
  }
}
