package dev.heddle.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.launch.JavaCommand.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaCommandTest {
  private static JavaCommand parse(String... arguments) throws UsageException {
    JavaCommand command = JavaCommand.parse(List.of(arguments));
    assertEquals(List.of(arguments), command.arguments());
    return command;
  }

  @Test
  void aClassOnAClassPath() throws Exception {
    JavaCommand command =
        parse("-Xmx1g", "-cp", "a.jar:b", "--add-opens", "java.base/java.lang=x", "Main", "-jar");
    assertEquals(Target.CLASS, command.target());
    assertEquals("Main", command.name());
    assertEquals("a.jar:b", command.classPath());
    assertEquals("c", parse("--class-path=c", "Main").classPath());
    assertNull(parse("Main").classPath());
  }

  @Test
  void aJarAndAModule() throws Exception {
    assertEquals(Target.JAR, parse("-ea", "-jar", "app.jar", "-cp", "x").target());
    assertEquals("app.jar", parse("-jar", "app.jar").name());
    JavaCommand module = parse("-p", "mods", "-m", "com.acme/com.acme.Main", "x");
    assertEquals(Target.MODULE, module.target());
    assertEquals("mods", module.modulePath());
    assertEquals("com.acme/com.acme.Main", module.name());
  }

  @Test
  void anArgumentFileIsLeftToJava() throws Exception {
    assertNull(parse("-Xmx1g", "@options").target());
  }

  @Test
  void noProgram() {
    assertEquals(
        "-cp needs a value", assertThrows(UsageException.class, () -> parse("-cp")).getMessage());
    assertThrows(UsageException.class, () -> parse());
    assertThrows(UsageException.class, () -> parse("-Xmx1g"));
  }
}
