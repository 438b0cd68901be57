package dev.heddle.launch;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * What is to be checked.
 *
 * @param elements of the class path and the module path
 * @param main with dots; null where no class is named
 */
record CheckedProgram(List<File> elements, String main) {
  static CheckedProgram of(JavaCommand command) throws UsageException {
    if (command.target() == JavaCommand.Target.JAR) {
      File jar = new File(command.name());
      return new CheckedProgram(List.of(jar), mainOf(jar));
    }
    List<File> elements = new ArrayList<>();
    String classPath = command.classPath();
    if (classPath == null && command.modulePath() == null) {
      classPath = System.getenv().getOrDefault("CLASSPATH", ".");
    }
    if (classPath != null) {
      if (classPath.isEmpty()) {
        throw new UsageException("the class path is empty");
      }
      elements.addAll(Preflight.elements(classPath));
    }
    if (command.modulePath() != null) {
      elements.addAll(modules(Preflight.elements(command.modulePath())));
    }
    return new CheckedProgram(elements, mainOf(command));
  }

  private static String mainOf(JavaCommand command) {
    if (command.target() == JavaCommand.Target.MODULE) {
      int slash = command.name().indexOf('/');
      return slash < 0 ? null : command.name().substring(slash + 1);
    }
    return command.target() == null ? null : command.name();
  }

  /** An element of the module path is a module, or a directory of jars. */
  private static List<File> modules(List<File> elements) {
    List<File> modules = new ArrayList<>();
    for (File element : elements) {
      File[] jars = element.listFiles((directory, name) -> name.endsWith(".jar"));
      modules.addAll(jars == null || jars.length == 0 ? List.of(element) : List.of(jars));
    }
    return modules;
  }

  private static String mainOf(File jarFile) throws UsageException {
    if (!jarFile.isFile()) {
      throw new UsageException(jarFile + " does not exist");
    }
    try (JarFile jar = new JarFile(jarFile)) {
      String main =
          jar.getManifest() == null
              ? null
              : jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
      if (main == null) {
        throw new UsageException(jarFile + " names no Main-Class in its manifest");
      }
      return main.strip();
    } catch (IOException e) {
      throw new UsageException(jarFile + " is not a jar: " + e.getMessage());
    }
  }
}
