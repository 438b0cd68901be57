package dev.heddle.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Finds before the start what would only fail after it. */
final class Preflight {
  private static final int CLASS_FILE_MAGIC = 0xCAFEBABE;

  private Preflight() {}

  static void check(JavaCommand command) throws UsageException {
    if (command.target() == null) {
      return;
    }
    switch (command.target()) {
      case JAR -> checkJar(new File(command.name()));
      case MODULE -> checkModule(command);
      case CLASS -> checkClass(command);
    }
  }

  private static void checkClass(JavaCommand command) throws UsageException {
    String given = command.classPath();
    if (given == null) {
      given = System.getenv().getOrDefault("CLASSPATH", ".");
    }
    String file = command.name().replace('.', '/') + ".class";
    if (command.name().endsWith(".java")) {
      throw new UsageException(command.name() + ": compile it first; Heddle runs class files");
    }
    List<File> elements = elements(given);
    for (File element : elements) {
      if (holdsClass(element, file)) {
        return;
      }
    }
    if (ClassLoader.getSystemResource(file) != null) {
      return;
    }
    String missing =
        elements.stream()
            .filter(element -> !element.exists())
            .findFirst()
            .map(element -> "; " + element + " does not exist")
            .orElse("");
    throw new UsageException(
        "class " + command.name() + " is not on the class path " + given + missing);
  }

  /** The files and directories of a class path, which need not exist. */
  static List<File> elements(String classPath) {
    List<File> elements = new ArrayList<>();
    for (String element : classPath.split(File.pathSeparator, -1)) {
      if (element.equals("*") || element.endsWith(File.separator + "*")) {
        File[] jars =
            new File(element.isEmpty() ? "." : element.substring(0, element.length() - 1))
                .getAbsoluteFile()
                .listFiles((directory, name) -> name.toLowerCase(Locale.ROOT).endsWith(".jar"));
        elements.addAll(jars == null ? List.of() : List.of(jars));
      } else {
        elements.add(new File(element.isEmpty() ? "." : element));
      }
    }
    return elements;
  }

  private static boolean holdsClass(File element, String file) throws UsageException {
    if (element.isDirectory()) {
      Path path = element.toPath().resolve(file);
      if (!Files.isRegularFile(path)) {
        return false;
      }
      try (InputStream in = Files.newInputStream(path)) {
        requireMain(in, path.toString());
        return true;
      } catch (IOException e) {
        throw new UsageException("cannot read " + path + ": " + e.getMessage());
      }
    }
    return element.isFile() && jarHoldsClass(element, file);
  }

  private static boolean jarHoldsClass(File jarFile, String file) throws UsageException {
    try (JarFile jar = new JarFile(jarFile)) {
      ZipEntry entry = jar.getEntry(file);
      if (entry != null) {
        try (InputStream in = jar.getInputStream(entry)) {
          requireMain(in, jarFile + "!" + file);
        }
        return true;
      }
      for (File referred : classPathOf(jarFile, jar)) {
        if (holdsClass(referred, file)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UsageException(jarFile + " is not a jar: " + e.getMessage());
    }
  }

  /** What the manifest of a jar adds to the class path. */
  static List<File> classPathOf(File jarFile, JarFile jar) throws IOException {
    String referred =
        jar.getManifest() == null
            ? null
            : jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    List<File> elements = new ArrayList<>();
    if (referred != null) {
      for (String name : referred.strip().split("\\s+", -1)) {
        elements.add(new File(jarFile.getAbsoluteFile().getParentFile(), name));
      }
    }
    return elements;
  }

  private static void requireMain(InputStream in, String where) throws IOException, UsageException {
    byte[] classFile = in.readAllBytes();
    if (classFile.length < Integer.BYTES
        || ByteBuffer.wrap(classFile).getInt() != CLASS_FILE_MAGIC) {
      throw new UsageException(where + " is not a class file");
    }
    if (lacksMain(classFile)) {
      throw new UsageException(where + " has no main method");
    }
  }

  /** True where it is certain: no method of that name, and nobody to inherit one from. */
  private static boolean lacksMain(byte[] classFile) {
    ClassNode node = new ClassNode();
    try {
      new ClassReader(classFile).accept(node, ClassReader.SKIP_CODE);
    } catch (RuntimeException e) {
      return false; // a version we do not know, or a broken file: the agent or the JVM says so
    }
    return "java/lang/Object".equals(node.superName)
        && node.interfaces.isEmpty()
        && node.methods.stream().noneMatch(method -> method.name.equals("main"));
  }

  private static void checkJar(File jarFile) throws UsageException {
    if (!jarFile.isFile()) {
      throw new UsageException(jarFile + " does not exist");
    }
    String main;
    try (JarFile jar = new JarFile(jarFile)) {
      main =
          jar.getManifest() == null
              ? null
              : jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
    } catch (IOException e) {
      throw new UsageException(jarFile + " is not a jar: " + e.getMessage());
    }
    if (main == null) {
      throw new UsageException(jarFile + " names no Main-Class in its manifest");
    }
    if (!holdsClass(jarFile, main.strip().replace('.', '/') + ".class")) {
      throw new UsageException(
          "class " + main + ", the Main-Class of " + jarFile + ", is not in it");
    }
  }

  private static void checkModule(JavaCommand command) throws UsageException {
    String name = command.name().replaceFirst("/.*", "");
    try {
      List<Path> paths =
          command.modulePath() == null
              ? List.of()
              : elements(command.modulePath()).stream().map(File::toPath).toList();
      if (ModuleFinder.of(paths.toArray(Path[]::new)).find(name).isEmpty()
          && ModuleFinder.ofSystem().find(name).isEmpty()) {
        throw new UsageException(
            "module " + name + " is not on the module path " + command.modulePath());
      }
    } catch (FindException e) {
      throw new UsageException("module path " + command.modulePath() + ": " + e.getMessage());
    }
  }
}
