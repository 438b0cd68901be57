package dev.heddle.heap.named;

import dev.heddle.heap.raw.Trusted;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The finisher of collectors that have none of their own: a lambda that Heddle's own start has
 * linked, before lambdas of the JDK are noted ({@code bridge.JdkLambdas}).
 */
final class CollectorNames implements Naming {
  static final String LAMBDAS = "java.util.stream.Collectors$$Lambda";

  private static final String FINISHER_NAME = "castingIdentity";

  /** Asked for when a collector is first met. */
  private static final class Found {
    static final Object FINISHER = finisher();
  }

  @Override
  public String nameOf(Object object) {
    return object == Found.FINISHER ? FINISHER_NAME : null;
  }

  @Override
  public Object byName(String name) {
    return name.equals(FINISHER_NAME) ? Found.FINISHER : null;
  }

  /** The same object at each call: the lambda captures nothing. */
  private static Object finisher() {
    MethodHandles.Lookup lookup = Trusted.in(Collectors.class);
    try {
      return lookup
          .findStatic(Collectors.class, FINISHER_NAME, MethodType.methodType(Function.class))
          .invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("unsupported JVM: no finisher of collectors", e);
    }
  }
}
