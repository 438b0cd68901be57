package dev.heddle.node.delegate;

import dev.heddle.node.service.Payload;
import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import dev.heddle.node.service.ValueCodec;
import dev.heddle.sync.JvmThreads;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** Calls of stand-ins: asks the node of the original, and waits. */
public final class Delegation {
  private static final String READ_BUFFER = ".read (Ljava/nio/CharBuffer;)I";
  private static final String READ_CHARS = "java/io/Reader.read ([CII)I";

  private final ServiceBus bus;
  private final ValueCodec codec;
  private final Map<Long, PendingCall> pending = new ConcurrentHashMap<>();
  private final Map<String, Signature> signatures = new ConcurrentHashMap<>();
  private final AtomicLong lastCall = new AtomicLong();

  /**
   * Registers the handler of results.
   *
   * @param workers one thread per task, unbounded
   */
  public Delegation(ServiceBus bus, ValueCodec codec, Executor workers) {
    this.bus = bus;
    this.codec = codec;
    bus.on(ServiceKind.DELEGATE_RESULT, workers, this::result);
  }

  /**
   * Executes a method where the original is; what happened before it here happened before it there,
   * and what it did is seen here.
   *
   * @param key see {@code DelegateOps.call}
   * @throws Throwable what the method threw
   */
  public Object call(int rank, Object standIn, String key, Object[] arguments) throws Throwable {
    if (key.endsWith(READ_BUFFER) && arguments[0] != null) {
      return read(rank, standIn, (CharBuffer) arguments[0]);
    }
    Signature method = signatures.computeIfAbsent(key, Signature::of);
    PendingCall call = PendingCall.on(standIn);
    long number = lastCall.incrementAndGet();
    byte[] request = request(number, standIn, method, arguments);
    pending.put(number, call);
    bus.tell(rank, ServiceKind.DELEGATE_CALL, request, true);
    ValueReader answer = answer(rank, number, call);
    if (answer.number() == Outcome.THREW) {
      throw Traces.joined((Throwable) answer.reference());
    }
    Object result = answer.value(true);
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] != null && method.isCopied(i)) {
        copyBack(answer, method, i, arguments);
      }
    }
    return result;
  }

  /** {@code Reader.read(CharBuffer)}, which {@code Scanner} calls, by the method for arrays. */
  private int read(int rank, Object reader, CharBuffer target) throws Throwable {
    char[] chars = new char[target.remaining()];
    int count = (Integer) call(rank, reader, READ_CHARS, new Object[] {chars, 0, chars.length});
    target.put(chars, 0, Math.max(0, count));
    return count;
  }

  /** Interrupts go where the method is executed; one that it took no note of is set again here. */
  private ValueReader answer(int rank, long number, PendingCall call) throws IOException {
    boolean[] interrupted = new boolean[1];
    ValueReader answer =
        call.await(
            () -> {
              interrupted[0] = true;
              tellInterrupt(rank, number, false);
            });
    if (interrupted[0]) {
      tellInterrupt(rank, number, true);
    }
    boolean taken = answer.number() != 0;
    if (interrupted[0] && !taken) {
      JvmThreads.restoreInterrupt();
    }
    return answer;
  }

  private void tellInterrupt(int rank, long number, boolean isOver) {
    byte[] payload =
        Payload.of(
            out -> {
              out.writeLong(number);
              out.writeBoolean(isOver);
            });
    bus.tell(rank, ServiceKind.DELEGATE_INTERRUPT, payload, false);
  }

  private byte[] request(long number, Object standIn, Signature method, Object[] arguments)
      throws IOException {
    ValueWriter values = new ValueWriter();
    values.reference(standIn);
    values.reference(method.key());
    for (int i = 0; i < arguments.length; i++) {
      values.argument(method, i, arguments);
    }
    return message(codec, number, values);
  }

  /** A message of either direction: the call's number, references, all else. */
  static byte[] message(ValueCodec codec, long number, ValueWriter values) {
    byte[] references = codec.encode(values.references());
    return Payload.of(
        out -> {
          out.writeLong(number);
          Payload.writeBytes(out, references);
          out.write(values.bytes());
        });
  }

  private static void copyBack(ValueReader answer, Signature method, int index, Object[] arguments)
      throws IOException {
    if (arguments[index] instanceof ByteBuffer buffer) {
      int position = buffer.position() + answer.number();
      int count = answer.number();
      if (count > 0) { // one that is for reading only refuses nothing as well
        buffer.put(answer.bytes(count));
      }
      buffer.position(position);
    } else {
      Object array = arguments[index];
      int from = method.window(index, arguments, Array.getLength(array))[0];
      answer.elements(array, from, from + answer.number());
    }
  }

  private void result(Request request) throws IOException {
    var in = request.input();
    PendingCall call = pending.remove(in.readLong());
    call.complete(new ValueReader(codec.decode(Payload.readBytes(in)), in));
  }
}
