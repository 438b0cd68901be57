package dev.heddle.agent.boot;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;

/**
 * The {@code Premain-Class}. Compiled for Java 8, so that an old JVM gets one clear line and not an
 * UnsupportedClassVersionError; everything else is reached by name, once the version is known.
 */
public final class Premain {
  private Premain() {}

  public static void premain(String options, Instrumentation instrumentation) {
    JavaVersion.require();
    try {
      Class.forName("dev.heddle.agent.boot.Start")
          .getMethod("agent", String.class, Instrumentation.class)
          .invoke(null, options, instrumentation);
    } catch (InvocationTargetException e) {
      JavaVersion.fail(e.getCause());
    } catch (ReflectiveOperationException e) {
      JavaVersion.fail(e);
    }
  }
}
