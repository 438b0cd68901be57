package dev.heddle.node.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends and dispatches service messages: {@code kind (1 byte) | call (8 bytes, 0: no answer wanted)
 * | payload}. A message to the own rank is dispatched without the link.
 */
public final class ServiceBus {
  /** What to do with a message of one kind. */
  public interface Handler {
    void handle(Request request) throws IOException;
  }

  private record Route(Executor executor, Handler handler) {}

  private record Call(int to, CompletableFuture<byte[]> answer) {}

  private static final int HEADER_BYTES = 9;
  private static final int INTERNAL_FAULT = 114;

  private final ServiceLink link;
  private final Fatal fatal;
  private final Map<ServiceKind, Route> routes = new EnumMap<>(ServiceKind.class);
  private final Map<Long, Call> calls = new ConcurrentHashMap<>();
  private final Custody custody = new Custody();
  private final AtomicLong lastCall = new AtomicLong();

  /**
   * @param fatal told where a message that nobody waits for could not be handled
   */
  public ServiceBus(ServiceLink link, Fatal fatal) {
    this.link = link;
    this.fatal = fatal;
  }

  public int rank() {
    return link.rank();
  }

  public int nodeCount() {
    return link.nodeCount();
  }

  /** Of the payloads that carry references. */
  public Custody custody() {
    return custody;
  }

  /**
   * Registers a handler; all are registered before the first message arrives.
   *
   * @param executor {@code Runnable::run} for one that neither blocks nor decodes: it runs on the
   *     node loop, in order; else an executor without bound on its threads (RULES 12)
   */
  public void on(ServiceKind kind, Executor executor, Handler handler) {
    Route old = routes.put(kind, new Route(executor, handler));
    assert old == null : kind;
  }

  /** Sends a message that wants no answer. */
  public void tell(int to, ServiceKind kind, byte[] payload, boolean release) {
    post(to, kind, 0, payload, release);
  }

  /**
   * Sends a request and waits for the answer, interrupts kept for later.
   *
   * @throws ServiceException where the other node refused or is lost
   */
  public byte[] ask(int to, ServiceKind kind, byte[] payload, boolean release) {
    return await(askLater(to, kind, payload, release));
  }

  /** As {@link #ask}, without the wait. */
  public CompletableFuture<byte[]> askLater(
      int to, ServiceKind kind, byte[] payload, boolean release) {
    long call = lastCall.incrementAndGet();
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    calls.put(call, new Call(to, answer));
    post(to, kind, call, payload, release);
    return answer;
  }

  /** Waits as {@link #ask} does. */
  public static byte[] await(CompletableFuture<byte[]> answer) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw new ServiceException(e.getCause().getMessage());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      // The wait may have used up a permit that the program gave this thread.
      LockSupport.unpark(Thread.currentThread());
    }
  }

  /** Asks every other node and waits for all answers. */
  public void askOthers(ServiceKind kind, byte[] payload, boolean release) {
    List<CompletableFuture<byte[]>> answers = new ArrayList<>();
    for (int to = 0; to < nodeCount(); to++) {
      if (to != rank()) {
        answers.add(askLater(to, kind, payload, release));
      }
    }
    answers.forEach(ServiceBus::await);
  }

  /** Called by the node loop with the body of a service message; never blocks. */
  public void deliver(int from, byte[] body) {
    ByteBuffer buffer = ByteBuffer.wrap(body);
    ServiceKind kind = ServiceKind.of(buffer.get());
    long call = buffer.getLong();
    byte[] payload = new byte[buffer.remaining()];
    buffer.get(payload);
    dispatch(from, kind, call, payload);
  }

  /** The node is lost: requests to it fail. */
  public void lost(int rank) {
    calls.entrySet().stream()
        .filter(entry -> entry.getValue().to() == rank)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(call -> abandon(call, rank));
  }

  private void abandon(Long call, int rank) {
    Call waiting = calls.remove(call);
    if (waiting != null) {
      waiting.answer().completeExceptionally(new ServiceException("node " + rank + " is lost"));
    }
  }

  void answer(int to, long call, byte[] payload, boolean release) {
    if (call != 0) {
      post(to, ServiceKind.REPLY, call, payload, release);
    }
  }

  void fail(int to, long call, String line) {
    if (call == 0) {
      fatal.end(line, INTERNAL_FAULT);
    } else {
      post(to, ServiceKind.FAILURE, call, line.getBytes(StandardCharsets.UTF_8), false);
    }
  }

  private void post(int to, ServiceKind kind, long call, byte[] payload, boolean release) {
    if (to == rank()) {
      dispatch(to, kind, call, payload);
    } else {
      send(to, kind, call, payload, release);
    }
    custody.sent();
  }

  private void send(int to, ServiceKind kind, long call, byte[] payload, boolean release) {
    byte[] body =
        ByteBuffer.allocate(HEADER_BYTES + payload.length)
            .put(kind.code())
            .putLong(call)
            .put(payload)
            .array();
    link.send(to, body, release);
  }

  private void dispatch(int from, ServiceKind kind, long call, byte[] payload) {
    if (kind == ServiceKind.REPLY || kind == ServiceKind.FAILURE) {
      complete(kind, call, payload);
      return;
    }
    Route route = routes.get(kind);
    assert route != null : kind;
    Request request = new Request(this, from, call, payload);
    if (kind.carriesReferences()) {
      custody.handling();
    }
    route.executor().execute(() -> run(route.handler(), kind, request));
  }

  /** A handler that throws answers so; the run goes on for the asker to judge. */
  private void run(Handler handler, ServiceKind kind, Request request) {
    try {
      handler.handle(request);
    } catch (IOException | RuntimeException | LinkageError e) {
      request.fail(e.getMessage() == null ? e.toString() : e.getMessage());
    } finally {
      if (kind.carriesReferences()) {
        custody.handled();
      }
    }
  }

  private void complete(ServiceKind kind, long call, byte[] payload) {
    Call waiting = calls.remove(call);
    if (waiting == null) {
      return; // failed already: the node was lost
    }
    if (kind == ServiceKind.REPLY) {
      waiting.answer().complete(payload);
    } else {
      String line = new String(payload, StandardCharsets.UTF_8);
      waiting.answer().completeExceptionally(new ServiceException(line));
    }
  }
}
