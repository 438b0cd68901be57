package dev.heddle.node.delegate;

import dev.heddle.heap.raw.Trusted;
import dev.heddle.node.service.Payload;
import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import dev.heddle.node.service.ValueCodec;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Executes methods of this node's objects for their stand-ins. */
public final class DelegateHost {
  private record Method(Signature signature, MethodHandle handle) {}

  private final ServiceBus bus;
  private final ValueCodec codec;
  private final Executor callers;
  private final Map<String, Method> methods = new ConcurrentHashMap<>();
  private final Executions executions = new Executions();

  /**
   * Registers the handlers.
   *
   * @param workers one thread per task, unbounded: decoding may wait for a class initialiser
   * @param callers the same; a method may block for ever, and may run the program's code
   */
  public DelegateHost(ServiceBus bus, ValueCodec codec, Executor workers, Executor callers) {
    this.bus = bus;
    this.codec = codec;
    this.callers = callers;
    bus.on(ServiceKind.DELEGATE_CALL, workers, this::call);
    bus.on(ServiceKind.DELEGATE_INTERRUPT, Runnable::run, executions::interrupt);
  }

  /** Returns once all is decoded: the references are not in custody while the method blocks. */
  private void call(Request request) throws IOException {
    DataInputStream in = request.input();
    long number = in.readLong();
    ValueReader values = new ValueReader(codec.decode(Payload.readBytes(in)), in);
    Object target = values.reference();
    Method method = methods.computeIfAbsent((String) values.reference(), DelegateHost::find);
    Object[] arguments = new Object[method.signature().type().parameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = values.value(method.signature().direction().isIn());
    }
    callers.execute(() -> execute(request.from(), number, method, target, arguments));
  }

  private void execute(int from, long number, Method method, Object target, Object[] arguments) {
    Object[] before = Snapshot.of(method.signature(), arguments);
    executions.begin(from, number);
    Outcome outcome = invoke(method, target, arguments);
    boolean interruptTaken = executions.end(from, number);
    ValueWriter answer = outcome.answer(method.signature(), arguments, before, interruptTaken);
    byte[] message = Delegation.message(codec, number, answer);
    bus.tell(from, ServiceKind.DELEGATE_RESULT, message, true);
  }

  private static Method find(String key) {
    Signature signature = Signature.of(key);
    try {
      Class<?> owner =
          Class.forName(signature.className(), false, ClassLoader.getPlatformClassLoader());
      MethodHandle handle =
          Trusted.in(owner).findVirtual(owner, signature.name(), signature.type());
      return new Method(
          signature,
          handle
              .asFixedArity() // an array of variable arguments is one argument here
              .asSpreader(1, Object[].class, signature.type().parameterCount())
              .asType(MethodType.methodType(Object.class, Object.class, Object[].class)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the nodes run different JDKs", e);
    }
  }

  private static Outcome invoke(Method method, Object target, Object[] arguments) {
    try {
      return new Outcome((Object) method.handle().invokeExact(target, arguments), null);
    } catch (Throwable e) {
      Traces.cut(e);
      return new Outcome(null, e);
    }
  }
}
