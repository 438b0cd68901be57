package dev.heddle.heap.codec;

import dev.heddle.heap.raw.Raw;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Methods, constructors, fields and parameters by class, name and types, accessible as they are at
 * that moment; proxies by interfaces and handler, annotations among them; thread-locals, of which
 * each node has its own, as threads stay where they are. No code of the program's runs.
 */
final class MadeCodec {
  private static final int METHOD = 0;
  private static final int CONSTRUCTOR = 1;
  private static final int FIELD = 2;
  private static final int PARAMETER = 3;
  private static final int PROXY = 4;
  private static final int THREAD_LOCAL = 5;
  private static final int INHERITABLE = 6;

  private static final long ACCESSIBLE = Raw.offset(AccessibleObject.class, "override");
  private static final long HANDLER = Raw.offset(Proxy.class, "h");
  private static final Class<?> SUPPLIED = ThreadLocal.withInitial(() -> null).getClass();
  private static final long SUPPLIER = Raw.offset(SUPPLIED, "supplier");
  private static final long INDEX = Raw.offset(Parameter.class, "index");

  private MadeCodec() {}

  static Parts take(Object value) {
    if (value instanceof Proxy proxy) {
      return proxy(proxy);
    }
    if (value instanceof InheritableThreadLocal<?>) {
      return parts(INHERITABLE, "", 0, null);
    }
    if (value instanceof ThreadLocal<?>) {
      boolean isSupplied = value.getClass() == SUPPLIED;
      return parts(THREAD_LOCAL, "", 0, isSupplied ? Raw.getReference(value, SUPPLIER) : null);
    }
    if (value instanceof Parameter parameter) {
      Executable owner = parameter.getDeclaringExecutable();
      int index = (int) Raw.get(parameter, INDEX, 4);
      return parts(PARAMETER, "", index, owner);
    }
    int accessible = (int) Raw.get(value, ACCESSIBLE, 1);
    if (value instanceof Field field) {
      return parts(FIELD, field.getName(), accessible, field.getDeclaringClass());
    }
    Executable code = (Executable) value;
    List<Object> types = new ArrayList<>();
    boolean isMethod = code instanceof Method;
    types.add(isMethod ? ((Method) code).getReturnType() : void.class);
    types.addAll(Arrays.asList(code.getParameterTypes()));
    return parts(
        isMethod ? METHOD : CONSTRUCTOR,
        code.getName(),
        accessible,
        code.getDeclaringClass(),
        types.toArray());
  }

  private static Parts proxy(Proxy proxy) {
    Class<?> type = proxy.getClass();
    List<Object> children = new ArrayList<>();
    children.add(Raw.getReference(proxy, HANDLER));
    children.addAll(Arrays.asList(type.getInterfaces()));
    return parts(PROXY, "", 0, type.getClassLoader(), children.toArray());
  }

  private static Parts parts(int shape, String name, int number, Object first, Object... more) {
    Object[] children = new Object[1 + more.length];
    children[0] = first;
    System.arraycopy(more, 0, children, 1, more.length);
    return new Parts(
        children,
        sink -> {
          sink.out().writeByte(shape);
          sink.out().writeString(name);
          sink.out().writeNumber(number);
          sink.out().writeNumber(children.length);
          for (Object child : children) {
            sink.reference(child);
          }
        });
  }

  static Object read(TableSource source) {
    int shape = source.in().readByte();
    String name = source.in().readString();
    int number = source.in().readCount();
    Object[] children = new Object[source.in().readCount()];
    for (int i = 0; i < children.length; i++) {
      children[i] = source.reference();
    }
    return switch (shape) {
      case PARAMETER -> ((Executable) children[0]).getParameters()[number];
      case THREAD_LOCAL ->
          children[0] == null
              ? new ThreadLocal<>()
              : ThreadLocal.withInitial((Supplier<?>) children[0]);
      case INHERITABLE -> new InheritableThreadLocal<>();
      case PROXY ->
          Proxy.newProxyInstance(
              (ClassLoader) children[0], classes(children), (InvocationHandler) children[1]);
      default -> {
        Object member = member(shape, name, children);
        Raw.put(member, ACCESSIBLE, 1, number);
        yield member;
      }
    };
  }

  private static Object member(int shape, String name, Object[] children) {
    Class<?> owner = (Class<?>) children[0];
    try {
      return switch (shape) {
        case FIELD -> owner.getDeclaredField(name);
        case CONSTRUCTOR -> owner.getDeclaredConstructor(classes(children));
        case METHOD -> method(owner, name, (Class<?>) children[1], classes(children));
        default -> throw new IllegalArgumentException("reflected value of shape " + shape);
      };
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "no " + name + " in " + owner.getName() + ": the nodes run different classes", e);
    }
  }

  private static Method method(Class<?> owner, String name, Class<?> result, Class<?>[] parameters)
      throws NoSuchMethodException {
    for (Method method : owner.getDeclaredMethods()) {
      if (method.getName().equals(name)
          && method.getReturnType() == result
          && Arrays.equals(method.getParameterTypes(), parameters)) {
        return method;
      }
    }
    throw new NoSuchMethodException(name);
  }

  /** All from the third on. */
  private static Class<?>[] classes(Object[] children) {
    return Arrays.copyOfRange(children, 2, children.length, Class[].class);
  }
}
