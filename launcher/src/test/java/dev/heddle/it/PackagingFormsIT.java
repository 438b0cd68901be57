package dev.heddle.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.node.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs in other forms than a class path: modules, class loaders of their own; and refusals. */
@Execution(ExecutionMode.CONCURRENT)
class PackagingFormsIT {
  private static final int TIMEOUT_SECONDS = 90;

  private static final String COUNTER =
      """
      package org.lib;
      public class Counter {
        private static int made;
        private int n;
        public final int[] cells = new int[5000];
        public Counter() { synchronized (Counter.class) { made++; } }
        public synchronized void add() { n++; cells[n]++; }
        public synchronized String toString() { return n + " " + cells[n] + " " + made; }
      }
      """;

  private static final String MODULAR =
      """
      package org.app;
      import org.lib.Counter;
      public class Main {
        public static void main(String[] args) throws Exception {
          Counter counter = new Counter();
          Thread[] threads = new Thread[4];
          for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> { for (int k = 0; k < 50; k++) counter.add(); });
            threads[i].start();
          }
          for (Thread thread : threads) thread.join();
          System.out.println(counter + " " + Main.class.getModule());
        }
      }
      """;

  private static final String PLUGIN =
      """
      public class Plugin implements Runnable {
        int runs;
        public synchronized void run() { runs++; System.out.println("plugin " + runs); }
      }
      """;

  private static final String HOST =
      """
      import java.net.URL;
      import java.net.URLClassLoader;
      import java.nio.file.Path;
      public class Host {
        public static void main(String[] args) throws Exception {
          URL[] urls = {Path.of(args[0]).toUri().toURL()};
          ClassLoader loader = new URLClassLoader(urls, Host.class.getClassLoader());
          Runnable plugin =
              (Runnable) loader.loadClass("Plugin").getDeclaredConstructor().newInstance();
          plugin.run();
          if (args.length > 1) {
            Thread thread = new Thread(plugin);
            thread.start();
            thread.join();
          }
        }
      }
      """;

  private static final String SHARES =
      """
      import java.text.CharacterIterator;
      import java.text.StringCharacterIterator;
      public class Shares {
        CharacterIterator text;
        Object[] slots = new Object[2];
        volatile Object flag;
        static Object shared;
        public static void main(String[] args) throws Exception {
          Shares it = new Shares();
          Thread thread = new Thread(() -> {
            synchronized (it) {
              switch (args[0]) {
                case "field": it.text = new StringCharacterIterator("x"); break;
                case "element": it.slots[1] = new StringCharacterIterator("x"); break;
                case "volatile": it.flag = new StringCharacterIterator("x"); break;
                default: shared = new StringCharacterIterator("x");
              }
            }
          });
          thread.start();
          thread.join();
          synchronized (it) { System.out.println(it.text + " " + it.slots[1] + it.flag + shared); }
        }
      }
      """;

  @TempDir Path directory;

  private static final String LATER_THREADS =
      """
      import java.util.concurrent.*;
      public class LaterThreads {
        static int runs;
        static String names = "";
        static synchronized void count() {
          runs++;
          names += Thread.currentThread().isVirtual() + " ";
        }
        public static void main(String[] args) throws Exception {
          Thread.ofVirtual().name("v").start(LaterThreads::count).join();
          Thread.ofPlatform().name("p").start(LaterThreads::count).join();
          try (ExecutorService own = Executors.newThreadPerTaskExecutor(Thread::new);
              ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            own.submit(LaterThreads::count).get();
            virtual.submit(LaterThreads::count).get();
          }
          synchronized (LaterThreads.class) {
            System.out.println(runs + " " + names);
          }
        }
      }
      """;

  @EnabledForJreRange(min = JRE.JAVA_21)
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void threadsThatLaterJdksMake(int nodes) throws Exception {
    Path classes = directory.resolve("later");
    compile("later", classes, LATER_THREADS);
    ProcessRun.Result result = run(nodes, "-cp", classes.toString(), "LaterThreads");
    assertEquals(0, result.exit(), result::toString);
    assertEquals("4 true false false true \n", result.out());
  }

  @Test
  void namedModules() throws Exception {
    Path mods = directory.resolve("mods");
    compile("lib", mods.resolve("lib"), "module lib { exports org.lib; }", COUNTER);
    compile(
        "app", mods.resolve("app"), "module app { requires lib; }", MODULAR, "-p", mods.toString());
    ProcessRun.Result result = run(3, "-p", mods.toString(), "-m", "app/org.app.Main");
    assertEquals("200 1 1 module app\n", result.out(), result::toString);
    assertEquals("", result.err());
  }

  @Test
  void objectsOfClassLoadersOfTheProgramsOwnStayOrAreRefusedByName() throws Exception {
    Path plugins = directory.resolve("plugins");
    compile("plugin", plugins, PLUGIN);
    Path host = directory.resolve("host");
    compile("host", host, HOST);
    String[] command = {"-cp", host.toString(), "Host", plugins.toString()};
    assertEquals("plugin 1\n", run(2, command).out());
    String[] sharing = Arrays.copyOf(command, command.length + 1);
    sharing[command.length] = "share";
    assertRefused(run(2, sharing), "Plugin: it was defined by a class loader of the program's own");
  }

  @Test
  void whatCannotBeSharedIsNamedWithItsField() throws Exception {
    Path classes = directory.resolve("shares");
    compile("shares", classes, SHARES);
    String cannot = "cannot share java.text.StringCharacterIterator: ";
    String[] command = {"-cp", classes.toString(), "Shares", ""};
    List<String> holders =
        List.of("Shares.text", "java.lang.Object[]", "Shares.flag", "Shares.shared");
    List<String> kinds = List.of("field", "element", "volatile", "static");
    for (int i = 0; i < kinds.size(); i++) {
      command[3] = kinds.get(i);
      ProcessRun.Result result = run(2, command);
      assertRefused(result, cannot);
      assertTrue(result.err().contains(holders.get(i)), result::toString);
    }
  }

  /** Racy programs keep sequential consistency where they are told to. */
  @Tag("once")
  @Test
  void racyProgramsUnderSc() throws Exception {
    List<String> command =
        Commands.heddle(
            List.of("-n", "3", "--set", "protocol=sc"),
            Commands.program("dev.heddle.apps.memory.RacyLitmus", "6"));
    ProcessRun.Result result = ProcessRun.run(command, "", TIMEOUT_SECONDS);
    assertEquals(0, result.exit(), result::toString);
    assertTrue(result.out().endsWith("OK\n"), result::toString);
  }

  private static void assertRefused(ProcessRun.Result result, String words) {
    assertEquals(ExitStatus.CANNOT_SHARE, result.exit(), result::toString);
    assertTrue(result.err().contains(words), result::toString);
    assertTrue(result.orphans().isEmpty(), result::toString);
  }

  private ProcessRun.Result run(int nodes, String... arguments) throws Exception {
    List<String> options = List.of("-n", Integer.toString(nodes));
    return ProcessRun.run(Commands.heddle(options, List.of(arguments)), "", TIMEOUT_SECONDS);
  }

  /** Sources, then options of javac from the first that begins with a dash. */
  private void compile(String name, Path out, String... sources) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-d", out.toString()));
    Path folder = Files.createDirectories(directory.resolve("src-" + name));
    for (String source : sources) {
      if (source.startsWith("-") || arguments.contains("-p")) {
        arguments.add(source);
        continue;
      }
      Path file = folder.resolve(fileName(source));
      Files.writeString(file, source);
      arguments.add(file.toString());
    }
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertEquals(0, status, name);
  }

  private static String fileName(String source) {
    return Stream.of("module-info", "Counter", "Main", "Plugin", "Host", "Shares", "LaterThreads")
            .filter(
                type ->
                    type.equals("module-info")
                        ? source.startsWith("module ")
                        : source.contains("public class " + type + " "))
            .findFirst()
            .orElseThrow()
        + ".java";
  }
}
