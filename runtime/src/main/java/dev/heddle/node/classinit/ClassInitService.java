package dev.heddle.node.classinit;

import dev.heddle.node.service.Fatal;
import dev.heddle.node.service.Payload;
import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceException;
import dev.heddle.node.service.ServiceKind;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** {@code Hooks.beginClassInit} and {@code endClassInit} of a node. */
public final class ClassInitService {
  /** A class cannot be shared, as in {@code dev.heddle.node.ExitStatus}. */
  private static final int CANNOT_SHARE = 113;

  private final ServiceBus bus;
  private final FinalsCodec finals;
  private final StaticsHeap heap;
  private final Fatal fatal;
  private final Map<String, Class<?>> known = new ConcurrentHashMap<>();

  /**
   * Registers the handler for values.
   *
   * @param workers one thread per task, unbounded: encoding may promote
   */
  public ClassInitService(
      ServiceBus bus, FinalsCodec finals, StaticsHeap heap, Fatal fatal, Executor workers) {
    this.bus = bus;
    this.finals = finals;
    this.heap = heap;
    this.fatal = fatal;
    bus.on(ServiceKind.CLASS_VALUES, workers, this::values);
  }

  /**
   * Called in {@code <clinit>}: null where this node runs the body, else the static finals. The
   * writes of the runner come along with the values.
   *
   * @throws NoClassDefFoundError where the initialiser failed on its node, as in one JVM
   */
  public Object[] begin(Class<?> owner) {
    String key = key(owner);
    Class<?> other = known.put(key, owner);
    if (other != null && other != owner) {
      throw new LinkageError("two loaders define " + owner.getName() + ": not supported");
    }
    byte[] answer =
        bus.ask(0, ServiceKind.CLASS_BEGIN, Payload.of(o -> Payload.writeString(o, key)), false);
    return Payload.read(answer, in -> take(owner, key, in));
  }

  private Object[] take(Class<?> owner, String key, DataInputStream in) throws IOException {
    byte outcome = in.readByte();
    if (outcome == ClassInitLedger.RUN) {
      return null;
    }
    int runner = in.readInt();
    String failure = Payload.readString(in);
    if (outcome == ClassInitLedger.FAILED) {
      throw failed(owner, failure);
    }
    byte[] request = Payload.of(out -> Payload.writeString(out, key));
    try {
      return unpack(owner, bus.ask(runner, ServiceKind.CLASS_VALUES, request, false));
    } catch (ServiceException e) {
      fatal.end(
          "class "
              + owner.getName()
              + " cannot be used on node "
              + bus.rank()
              + ": "
              + e.getMessage(),
          CANNOT_SHARE);
      throw new LinkageError(owner.getName() + ": " + e.getMessage(), e);
    }
  }

  private Object[] unpack(Class<?> owner, byte[] values) {
    return Payload.read(
        values,
        in -> {
          long gid = in.readLong();
          if (gid != StaticsHeap.NONE) {
            heap.attach(owner, gid);
          }
          return finals.read(owner, in);
        });
  }

  /** What the JVM says from the second use on of a class whose initialiser has failed. */
  private static NoClassDefFoundError failed(Class<?> owner, String failure) {
    NoClassDefFoundError error =
        new NoClassDefFoundError("Could not initialize class " + owner.getName());
    error.initCause(new ExceptionInInitializerError(failure));
    return error;
  }

  /** A read constant is null: refused where its value stayed on the node that made it. */
  public void nullConstant(String field) {
    String reason = finals.whyAbsent(field);
    if (reason != null) {
      String line =
          reason + "; it stays on the node that made it and is used on node " + bus.rank();
      fatal.end(line, CANNOT_SHARE);
      throw new LinkageError(line);
    }
  }

  /** Called at the end of the body, by the runner. */
  public void end(Class<?> owner, Throwable failure) {
    String text =
        failure == null
            ? null
            : "Exception " + failure + " [in thread \"" + Thread.currentThread().getName() + "\"]";
    byte[] payload =
        Payload.of(
            out -> {
              Payload.writeString(out, key(owner));
              Payload.writeString(out, text);
            });
    bus.tell(0, ServiceKind.CLASS_END, payload, false);
  }

  /** The runner's statics stay local until another node asks for them. */
  private void values(Request request) throws IOException {
    Class<?> owner = known.get(Payload.readString(request.input()));
    byte[] encoded = finals.encode(owner);
    long gid = heap.share(owner);
    request.reply(
        Payload.of(
            out -> {
              out.writeLong(gid);
              out.write(encoded);
            }),
        true);
  }

  /** Classes of the class path go by name; others by the names of their loaders, too. */
  private static String key(Class<?> owner) {
    ClassLoader loader = owner.getClassLoader();
    if (loader == null || loader == ClassLoader.getSystemClassLoader()) {
      return owner.getName();
    }
    return owner.getName() + " of " + loader.getClass().getName() + " " + loader.getName();
  }
}
