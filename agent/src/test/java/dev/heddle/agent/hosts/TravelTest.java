package dev.heddle.agent.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.agent.config.HostSpec;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes to another host, and in which form. */
class TravelTest {
  @TempDir Path directory;

  @Test
  void wordsThatAreNoHostsAreRefused() {
    assertEquals(new HostSpec("b", 1), HostSpec.parse("b"));
    assertEquals(new HostSpec("me@c-1.lab", 3), HostSpec.parse("me@c-1.lab:3"));
    for (String word : List.of("", "-oProxyCommand=x", "b:0", "b:x", "b c", "$(b)", "b'", "@b")) {
      assertNull(HostSpec.parse(word), word);
    }
  }

  @Test
  void theClassPathIsFlatAndWithoutWhatIsNotThere() throws Exception {
    Path lib = Files.createDirectories(directory.resolve("lib dir"));
    Path second = jar(lib.resolve("second.jar"), "../app.jar nothing.jar");
    Path app = jar(directory.resolve("app.jar"), "lib%20dir/second.jar");
    Path classes = Files.createDirectory(directory.resolve("classes"));
    assertEquals(
        List.of(app, second, classes),
        ClassPathFiles.of(app + ":" + directory.resolve("missing.jar") + ":" + classes));
  }

  private static Path jar(Path file, String classPath) throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    try (OutputStream out = Files.newOutputStream(file)) {
      new JarOutputStream(out, manifest).close();
    }
    return file;
  }

  @Test
  void aDirectoryIsKnownByItsContentAlone() throws Exception {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Path scratch = Files.createDirectory(directory.resolve("scratch"));
    Files.writeString(classes.resolve("a"), "1");
    String before = TravellingJar.of(classes, scratch).hash();
    Files.setLastModifiedTime(
        classes.resolve("a"), java.nio.file.attribute.FileTime.fromMillis(1_000_000));
    assertEquals(before, TravellingJar.of(classes, scratch).hash());
    Files.writeString(classes.resolve("a"), "2");
    assertNotEquals(before, TravellingJar.of(classes, scratch).hash());
  }

  @Test
  void onlyChosenVariablesTravelAndNoneThatWouldBreakTheList() {
    assertEquals(
        "API=x y\nLANG=C\nLC_ALL=C\nTZ=UTC\n\n",
        ProgramSurroundings.variables(
            Map.of(
                "LANG",
                "C",
                "LC_ALL",
                "C",
                "TZ",
                "UTC",
                "API",
                "x y",
                "SECRET",
                "s",
                "TWO",
                "a\nPATH=b"),
            List.of("API", "TWO")));
  }

  @Test
  void wordsReachTheHostAsTheyAre() throws Exception {
    List<String> words = List.of("a b", "it's", "$HOME", "\"", "*", "");
    List<String> command =
        new SshCommand(List.of("ssh"), 10_000)
            .run(new HostSpec("b", 1), "for word; do echo \"<$word>\"; done", words);
    assertEquals("b", command.get(command.size() - 2));
    assertTrue(command.contains("BatchMode=yes"), command::toString);
    Process shell = new ProcessBuilder("sh", "-c", command.get(command.size() - 1)).start();
    assertEquals(
        "<a b>\n<it's>\n<$HOME>\n<\">\n<*>\n<>\n",
        new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
  }
}
