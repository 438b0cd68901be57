package dev.heddle.weave.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The public classes of the running JDK's packages that programs keep objects of. */
public final class PublicClasses {
  /** In the order of the table of supported classes. */
  public static final List<String> PACKAGES =
      List.of(
          "java.lang",
          "java.lang.ref",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "java.util.regex",
          "java.text",
          "java.time",
          "java.time.chrono",
          "java.time.format",
          "java.time.temporal",
          "java.time.zone",
          "java.math",
          "java.io",
          "java.nio",
          "java.net");

  /** Have interfaces whose objects are of classes that only the JDK can name. */
  private static final List<String> OF_INTERFACES = List.of("java.util.stream");

  private static final List<Class<?>> LISTED = read(PACKAGES).toList();
  private static final List<Class<?>> WITH_HIDDEN =
      Stream.concat(LISTED.stream(), read(OF_INTERFACES)).toList();
  private static final List<Class<?>> ALL = LISTED.stream().filter(PublicClasses::isSeen).toList();

  private PublicClasses() {}

  /** Classes that can have instances, nested ones included; sorted by package and name. */
  public static List<Class<?>> all() {
    return ALL;
  }

  /** Those, and the ones that only the JDK itself can name, of some further packages too. */
  static List<Class<?>> withHidden() {
    return WITH_HIDDEN;
  }

  private static Stream<Class<?>> read(List<String> packageNames) {
    return packageNames.stream().flatMap(PublicClasses::read);
  }

  private static Stream<Class<?>> read(String packageName) {
    Path folder =
        FileSystems.getFileSystem(URI.create("jrt:/"))
            .getPath("modules", "java.base", packageName.replace('.', '/'));
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
          .sorted()
          .forEach(file -> names.add(file.substring(0, file.length() - ".class".length())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String prefix = packageName.replace('.', '/') + '/';
    return names.stream().flatMap(name -> JdkSupport.find(prefix + name).stream());
  }

  private static boolean isSeen(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getDeclaringClass()) {
      if (!Modifier.isPublic(c.getModifiers())) {
        return false;
      }
    }
    return !type.isInterface() && hasInstances(type);
  }

  /** Classes of static methods have none. */
  private static boolean hasInstances(Class<?> type) {
    return type.getConstructors().length > 0
        || Stream.of(type.getDeclaredMethods())
            .anyMatch(
                method ->
                    Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers()));
  }
}
