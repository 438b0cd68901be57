package dev.heddle.agent.boot;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;

/** Opens the isolated loader and hands over to the agent or the launcher inside it. */
public final class Start {
  private static final int USAGE = 2;

  private static boolean started;
  private static volatile Runnable worker;

  private Start() {}

  /** Called by {@link Premain}; returns when the program may start. */
  public static void agent(String options, Instrumentation instrumentation)
      throws ReflectiveOperationException, IOException, URISyntaxException {
    if (started) {
      System.err.println("heddle: the agent is given twice");
      Runtime.getRuntime().halt(USAGE);
    }
    started = true;
    File jar = ownJar();
    worker =
        (Runnable)
            new IsolatedLoader(jar)
                .loadClass("dev.heddle.agent.Agent")
                .getMethod("start", String.class, Instrumentation.class, File.class)
                .invoke(null, options, instrumentation, jar);
  }

  /** Called by {@link Main}; does not return before the run is over. */
  public static void launcher(String[] arguments)
      throws ReflectiveOperationException, IOException, URISyntaxException {
    File jar = ownJar();
    new IsolatedLoader(jar)
        .loadClass("dev.heddle.launch.Heddle")
        .getMethod("run", String[].class, File.class)
        .invoke(null, arguments, jar);
  }

  /** What a rank other than 0 does in place of the program's main; null at rank 0. */
  static Runnable worker() {
    return worker;
  }

  private static File ownJar() throws URISyntaxException {
    return new File(Start.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
