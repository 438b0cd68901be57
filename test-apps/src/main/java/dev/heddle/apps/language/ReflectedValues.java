package dev.heddle.apps.language;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Methods, constructors, fields, annotations and proxies that one thread looks up and all use, as a
 * small framework does.
 *
 * <p>Usage: {@code ReflectedValues [rounds] [threads]}.
 */
public class ReflectedValues {

  /** What a handler handles. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Handles {
    String value();

    int[] codes() default {1, 2};

    Class<?> type() default String.class;

    TimeUnit unit() default TimeUnit.SECONDS;
  }

  interface Counter {
    int add(int number);

    String name();
  }

  static final class Counting implements InvocationHandler {
    private int total;

    @Override
    public synchronized Object invoke(Object proxy, Method method, Object[] arguments) {
      return switch (method.getName()) {
        case "add" -> total += (Integer) arguments[0];
        case "hashCode" -> 5;
        case "equals" -> proxy == arguments[0];
        default -> method.getName() + " of proxy";
      };
    }
  }

  private static final Map<String, Method> HANDLERS = new HashMap<>();

  static {
    for (Method method : ReflectedValues.class.getDeclaredMethods()) {
      Handles handles = method.getAnnotation(Handles.class);
      if (handles != null) {
        HANDLERS.put(handles.value(), method);
      }
    }
  }

  private final Constructor<?> maker;
  private final Field field;
  private final Object methodAsObject;
  private final Parameter parameter;
  private final Handles annotation;
  private final Counter counter;
  private final Counter small;
  private final Map<Object, Integer> uses = new HashMap<>();
  private int number;
  private int locked;

  ReflectedValues() throws ReflectiveOperationException {
    Method left = HANDLERS.get("left");
    maker = String.class.getConstructor(char[].class);
    field = ReflectedValues.class.getDeclaredField("number");
    field.setAccessible(true);
    methodAsObject = left;
    parameter = left.getParameters()[0];
    annotation = left.getAnnotation(Handles.class);
    ClassLoader loader = ReflectedValues.class.getClassLoader();
    counter =
        (Counter) Proxy.newProxyInstance(loader, new Class<?>[] {Counter.class}, new Counting());
    small =
        (Counter)
            Proxy.newProxyInstance(
                loader,
                new Class<?>[] {Counter.class},
                (proxy, method, arguments) ->
                    method.getName().equals("add") ? (Object) 1 : method.getName());
  }

  @Handles("left")
  private static String toTheLeft(String text) {
    return "<" + text;
  }

  @Handles(
      value = "right",
      codes = {3},
      type = int.class,
      unit = TimeUnit.DAYS)
  private static String toTheRight(String text) {
    return text + ">";
  }

  private String use(int rounds) throws ReflectiveOperationException {
    String text = (String) maker.newInstance((Object) new char[] {'a', 'b'});
    for (int i = 0; i < rounds; i++) {
      text = (String) HANDLERS.get(i % 2 == 0 ? "left" : "right").invoke(null, text);
      counter.add(1);
      synchronized (methodAsObject) {
        locked++;
        field.setInt(this, field.getInt(this) + 1);
        uses.merge(methodAsObject, 1, Integer::sum);
        uses.merge(annotation, 1, Integer::sum);
        uses.merge(Counter.class, 1, Integer::sum);
      }
    }
    return text
        + ' '
        + parameter.getType()
        + ' '
        + annotation.value()
        + annotation.codes().length
        + annotation.type()
        + annotation.unit()
        + ' '
        + counter.name()
        + ' '
        + small.add(0)
        + ' '
        + small.name();
  }

  private boolean isIntact() throws ReflectiveOperationException {
    Method method = ReflectedValues.class.getDeclaredMethod("toTheLeft", String.class);
    return methodAsObject == HANDLERS.get("left")
        && method.equals(methodAsObject)
        && annotation.equals(method.getAnnotation(Handles.class))
        && method.getAnnotation(Handles.class).equals(annotation)
        && Proxy.isProxyClass(counter.getClass())
        && Proxy.getInvocationHandler(counter) instanceof Counting
        && counter.equals(counter)
        && !counter.equals(small);
  }

  public static void main(String[] args) throws ReflectiveOperationException, InterruptedException {
    int rounds = Args.size(args, 100);
    int threads = Args.threads(args, 4);
    ReflectedValues shared = new ReflectedValues();
    String[] texts = new String[threads];
    boolean[] intact = new boolean[threads];
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int me = t;
      workers[t] =
          new Thread(
              () -> {
                try {
                  texts[me] = shared.use(rounds);
                  intact[me] = shared.isIntact();
                } catch (InvocationTargetException e) {
                  throw new IllegalStateException(e.getCause());
                } catch (ReflectiveOperationException e) {
                  throw new IllegalStateException(e);
                }
              });
      workers[t].start();
    }
    Checklist checks = new Checklist();
    for (int t = 0; t < threads; t++) {
      workers[t].join();
      checks.check("thread " + t, intact[t]);
    }
    int all = rounds * threads;
    checks.same("through the field", all, shared.number);
    checks.same("under the method's lock", all, shared.locked);
    checks.same("through the proxy", all, shared.counter.add(0));
    for (Object key : new Object[] {HANDLERS.get("left"), shared.annotation, Counter.class}) {
      checks.same("uses of " + key, all, shared.uses.get(key));
    }
    String mine = shared.use(rounds);
    for (int t = 0; t < threads; t++) {
      checks.same("text of thread " + t, mine, texts[t]);
    }
    System.out.println(mine);
    checks.finish();
  }
}
