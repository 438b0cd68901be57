package dev.heddle.launch;

import dev.heddle.selftest.SelfTest;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the self-test program with the agent, in a JVM of its own. */
final class SelfTestRun {
  private static final long LIMIT_SECONDS = 60;
  private static final String EXPECTED = "woven, sum 220";

  private final JavaInstallation installation;
  private final File jar;

  SelfTestRun(JavaInstallation installation, File jar) {
    this.installation = installation;
    this.jar = jar;
  }

  /** What to tell; fails with what the program has printed instead. */
  String run(int nodes) throws IOException, InterruptedException, UsageException {
    Path directory = Files.createTempDirectory("heddle-doctor");
    Path classFile =
        directory.resolve(SelfTest.class.getName().replace('.', File.separatorChar) + ".class");
    Path output = directory.resolve("output");
    try {
      Files.createDirectories(classFile.getParent());
      Files.write(classFile, selfTest());
      String printed = print(nodes, directory, output);
      if (!printed.equals(EXPECTED)) {
        throw new UsageException(printed.lines().findFirst().orElse("nothing was printed"));
      }
      return "a program was woven and ran";
    } finally {
      delete(classFile, output, directory);
    }
  }

  private static byte[] selfTest() throws IOException {
    String resource = SelfTest.class.getName().replace('.', '/') + ".class";
    try (InputStream in = SelfTest.class.getClassLoader().getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }

  private String print(int nodes, Path directory, Path output)
      throws IOException, InterruptedException, UsageException {
    Process process =
        new ProcessBuilder(
                List.of(
                    installation.executable().toString(),
                    "-javaagent:" + jar.getAbsolutePath() + "=nodes=" + nodes,
                    "-cp",
                    directory.toString(),
                    SelfTest.class.getName()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new UsageException("did not end within " + LIMIT_SECONDS + " s");
    }
    return Files.readString(output, Charset.defaultCharset()).strip();
  }

  private static void delete(Path classFile, Path output, Path directory) throws IOException {
    Files.deleteIfExists(classFile);
    Files.deleteIfExists(output);
    for (Path path = classFile.getParent(); !path.equals(directory); path = path.getParent()) {
      Files.deleteIfExists(path);
    }
    Files.deleteIfExists(directory);
  }
}
