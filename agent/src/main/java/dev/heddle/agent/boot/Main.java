package dev.heddle.agent.boot;

import java.lang.reflect.InvocationTargetException;

/** The {@code Main-Class}: the launcher. Compiled for Java 8, see {@link Premain}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    JavaVersion.require();
    try {
      Class.forName("dev.heddle.agent.boot.Start")
          .getMethod("launcher", String[].class)
          .invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      JavaVersion.fail(e.getCause());
    } catch (ReflectiveOperationException e) {
      JavaVersion.fail(e);
    }
  }
}
