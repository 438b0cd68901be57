package dev.heddle.node.delegate;

import dev.heddle.bridge.OpaqueAccess;
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
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Executes methods of this node's objects for their stand-ins. */
public final class DelegateHost {
  static final int RETURNED = 0;
  static final int THREW = 1;

  private record Method(Signature signature, MethodHandle handle) {}

  private final ServiceBus bus;
  private final ValueCodec codec;
  private final Map<String, Method> methods = new ConcurrentHashMap<>();

  /**
   * Registers the handler of calls.
   *
   * @param callers one thread per task, unbounded: a method may block for ever, and may run the
   *     program's code
   */
  public DelegateHost(ServiceBus bus, ValueCodec codec, Executor callers) {
    this.bus = bus;
    this.codec = codec;
    bus.on(ServiceKind.DELEGATE_CALL, callers, this::call);
  }

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
    for (Object argument : arguments) {
      OpaqueAccess.read(argument); // methods of its package read its fields without asking
    }
    ValueWriter answer = execute(method, target, arguments);
    bus.tell(
        request.from(),
        ServiceKind.DELEGATE_RESULT,
        Delegation.message(codec, number, answer),
        true);
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

  private static ValueWriter execute(Method method, Object target, Object[] arguments)
      throws IOException {
    ValueWriter answer = new ValueWriter();
    Object result;
    try {
      result = (Object) method.handle().invokeExact(target, arguments);
    } catch (Throwable e) {
      Traces.cut(e);
      answer.number(THREW);
      answer.reference(e);
      return answer;
    }
    answer.number(RETURNED);
    answer.result(method.signature(), result);
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] != null && method.signature().isCopied(i)) {
        copyBack(answer, method.signature(), i, arguments, result);
      }
    }
    return answer;
  }

  private static void copyBack(
      ValueWriter answer, Signature method, int index, Object[] arguments, Object result)
      throws IOException {
    boolean isOut = method.direction().isOut();
    if (arguments[index] instanceof ByteBuffer buffer) {
      answer.number(buffer.position());
      if (isOut) {
        int offset = buffer.arrayOffset();
        answer.elements(buffer.array(), offset, offset + buffer.position());
      }
    } else {
      Object array = arguments[index];
      int[] window = method.window(index, arguments, Array.getLength(array));
      int count = isOut ? method.filled(window, result) : 0;
      answer.number(count);
      answer.elements(array, window[0], window[0] + count);
    }
  }
}
