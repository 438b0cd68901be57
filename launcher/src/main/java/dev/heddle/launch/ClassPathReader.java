package dev.heddle.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Reads all class files of a class path as a JVM would find them: the first of a name counts. */
final class ClassPathReader {
  private static final String SUFFIX = ".class";
  private static final int CLASS_FILE_MAGIC = 0xCAFEBABE;

  private final Map<String, byte[]> classFiles = new TreeMap<>();
  private final Set<File> read = new HashSet<>();

  /** The class files by internal name; never none. */
  static Map<String, byte[]> read(List<File> elements) throws UsageException {
    ClassPathReader reader = new ClassPathReader();
    for (File element : elements) {
      if (!element.exists()) {
        throw new UsageException(element + " does not exist");
      }
      reader.add(element);
    }
    if (reader.classFiles.isEmpty()) {
      throw new UsageException("no classes on the class path");
    }
    return reader.classFiles;
  }

  private void add(File element) throws UsageException {
    if (!read.add(element.getAbsoluteFile())) {
      return;
    }
    if (element.isDirectory()) {
      addDirectory(element.toPath());
    } else if (element.isFile()) {
      addJar(element);
    }
  }

  private void addDirectory(Path root) throws UsageException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = root.relativize(file).toString().replace(File.separatorChar, '/');
        if (name.endsWith(SUFFIX)) {
          addClass(name, Files.readAllBytes(file), file.toString());
        }
      }
    } catch (IOException e) {
      throw new UsageException("cannot read " + root + ": " + e.getMessage());
    }
  }

  /** What the manifest adds may be missing, as for the JVM. */
  private void addJar(File file) throws UsageException {
    try (JarFile jar = new JarFile(file, false, JarFile.OPEN_READ, Runtime.version())) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.versionedStream()::iterator) {
        String name = entry.getName();
        if (name.endsWith(SUFFIX) && !name.startsWith("META-INF/")) {
          try (InputStream in = jar.getInputStream(entry)) {
            addClass(name, in.readAllBytes(), file + "!" + name);
          }
        }
      }
      for (File referred : Preflight.classPathOf(file, jar)) {
        add(referred);
      }
    } catch (IOException e) {
      throw new UsageException(file + " is not a jar: " + e.getMessage());
    }
  }

  private void addClass(String name, byte[] classFile, String where) throws UsageException {
    if (classFile.length < Integer.BYTES
        || ByteBuffer.wrap(classFile).getInt() != CLASS_FILE_MAGIC) {
      throw new UsageException(where + " is not a class file");
    }
    String className = name.substring(0, name.length() - SUFFIX.length());
    classFiles.putIfAbsent(className, classFile);
  }
}
