package dev.heddle.apps.unknown;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small test runner: annotated methods are found by reflection and run by threads; a dynamic
 * proxy.
 */
public class AnnotatedRunner {

  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @Repeatable(Runs.class)
  @interface Run {
    int times() default 1;

    Class<? extends Throwable> expected() default None.class;

    String[] tags() default {};
  }

  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface Runs {
    Run[] value();
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Inject {}

  static class None extends Throwable {
    private static final long serialVersionUID = 1L;
  }

  interface Service {
    int add(int a, int b);

    default String hello(String who) {
      return "hello " + who;
    }
  }

  public static class Suite {
    @Inject private Service service;
    private static int runs;
    protected final List<String> log = new ArrayList<>();

    @Run(times = 3)
    public void adds() {
      if (service.add(2, 3) != 5) throw new AssertionError("2 + 3");
      count();
    }

    @Run(expected = ArithmeticException.class)
    @Run(
        times = 2,
        expected = RuntimeException.class,
        tags = {"slow", "maths"})
    public void divides() {
      count();
      int zero = service.add(1, -1);
      log.add("" + 1 / zero);
    }

    @Run
    public static void statically() {
      throw new UnsupportedOperationException("static");
    }

    @Run(expected = None.class)
    private void hidden() {
      count();
    }

    private synchronized void count() {
      runs++;
    }
  }

  static class Job implements Runnable {
    private final Method method;
    private final Object target;
    private final Run run;
    String outcome = "";

    Job(Method method, Object target, Run run) {
      this.method = method;
      this.target = target;
      this.run = run;
    }

    @Override
    public void run() {
      for (int i = 0; i < run.times(); i++) {
        try {
          method.setAccessible(true);
          Object none = method.invoke(Modifier.isStatic(method.getModifiers()) ? null : target);
          outcome += none == null ? "passed " : "returned ";
        } catch (InvocationTargetException e) {
          outcome +=
              run.expected().isInstance(e.getCause())
                  ? "expected "
                  : "failed by " + e.getTargetException();
        } catch (IllegalAccessException e) {
          outcome += e;
        }
      }
    }
  }

  static class Calls implements InvocationHandler {
    int calls;

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) {
      synchronized (this) {
        calls++;
      }
      switch (method.getName()) {
        case "add":
          return (Integer) args[0] + (Integer) args[1];
        case "toString":
          return "proxy";
        default:
          return null;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    Class<?> type = Class.forName(AnnotatedRunner.class.getName() + "$Suite");
    Constructor<?> constructor = type.getDeclaredConstructor();
    Object suite = constructor.newInstance();
    Calls calls = new Calls();
    Service service =
        (Service)
            Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {Service.class}, calls);
    for (Field field : type.getDeclaredFields()) {
      if (field.isAnnotationPresent(Inject.class)) {
        field.setAccessible(true);
        field.set(suite, service);
      }
    }
    Method[] methods = type.getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName));
    Map<String, Job> jobs = new TreeMap<>();
    List<Thread> threads = new ArrayList<>();
    for (Method method : methods) {
      if (method.isSynthetic()) continue;
      Run[] runs = method.getAnnotationsByType(Run.class);
      for (int i = 0; i < runs.length; i++) {
        Job job = new Job(method, suite, runs[i]);
        jobs.put(method.getName() + i + Arrays.toString(runs[i].tags()), job);
        threads.add(new Thread(job));
      }
    }
    for (Thread t : threads) t.start();
    for (Thread t : threads) t.join();
    jobs.forEach((name, job) -> System.out.println(name + " " + job.outcome));
    System.out.println(
        Suite.runs + " runs, " + calls.calls + " calls, " + service + " " + service.hello("x"));
    System.out.println(
        Arrays.asList(type.getDeclaredFields()).size()
            + " fields, "
            + Modifier.toString(type.getModifiers())
            + " "
            + methods.length);
  }
}
