package dev.heddle.bridge;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Properties;

/**
 * Redirections of {@link System}'s and {@link Runtime}'s methods: same name, same descriptor, for
 * methods of Runtime the receiver first.
 */
public final class SystemOps {
  private SystemOps() {}

  public static void exit(int status) {
    Bridge.hooks().process().exit(status);
  }

  public static void exit(Runtime runtime, int status) {
    exit(status);
  }

  public static void halt(Runtime runtime, int status) {
    Bridge.hooks().process().halt(status);
  }

  public static void addShutdownHook(Runtime runtime, Thread hook) {
    Bridge.hooks().process().addShutdownHook(hook);
  }

  public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
    return Bridge.hooks().process().removeShutdownHook(hook);
  }

  public static int availableProcessors(Runtime runtime) {
    return Bridge.hooks().process().availableProcessors();
  }

  public static void setProperties(Properties properties) {
    Bridge.hooks().process().setProperties(properties);
  }

  public static void setIn(InputStream in) {
    Bridge.hooks().process().setIn(in);
  }

  public static void setOut(PrintStream out) {
    Bridge.hooks().process().setOut(out);
  }

  public static void setErr(PrintStream err) {
    Bridge.hooks().process().setErr(err);
  }

  public static int identityHashCode(Object object) {
    return IdentityHash.of(object);
  }
}
