package dev.heddle.bridge;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where lambdas of the JDK's own code come from, as {@code Comparator.comparing} makes them: the
 * JDK's linkage of lambda sites tells of each hidden class it makes for code of the boot loader.
 */
public final class JdkLambdas {
  /** What a site was linked with, in the words of {@code LambdaMetafactory.altMetafactory}. */
  public record Site(
      Class<?> host,
      String method,
      MethodType factoryType,
      MethodType methodType,
      MethodHandleInfo implementation,
      MethodType dynamicType,
      boolean isSerializable,
      Class<?>[] otherInterfaces,
      MethodType[] otherMethods) {}

  private static final ConcurrentHashMap<Class<?>, Site> SITES = new ConcurrentHashMap<>();

  private JdkLambdas() {}

  /** Takes note of a hidden class; called by the JDK, see {@code weave.jdk.LambdaLinkage}. */
  public static Class<?> made(
      Class<?> lambda,
      Class<?> host,
      String method,
      MethodType factoryType,
      MethodType methodType,
      MethodHandleInfo implementation,
      MethodType dynamicType,
      boolean isSerializable,
      Class<?>[] otherInterfaces,
      MethodType[] otherMethods) {
    if (host.getClassLoader() == null) {
      SITES.put(
          lambda,
          new Site(
              host,
              method,
              factoryType,
              methodType,
              implementation,
              dynamicType,
              isSerializable,
              otherInterfaces,
              otherMethods));
    }
    return lambda;
  }

  /** The site of a lambda's class; null for the program's, and where it was linked too early. */
  public static Site of(Class<?> lambda) {
    return SITES.get(lambda);
  }
}
