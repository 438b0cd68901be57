package dev.heddle.agent.boot;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads what is nested under {@code isolated/} of heddle.jar, child first over the platform loader:
 * the application neither sees our libraries nor do we see its own.
 */
final class IsolatedLoader extends ClassLoader {
  private static final String PREFIX = "isolated/";
  private static final String CLASS_SUFFIX = ".class";

  /** Class files to be woven and defined in the boot loader; nothing here refers to them. */
  private static final String TWINS = "dev.heddle.jdk.";

  /** Always the JDK's; asked for first, because most names are. */
  private static final String[] JDK = {"java.", "javax.", "jdk.", "sun."};

  static {
    registerAsParallelCapable();
  }

  private final ZipFile jar;
  private final PackedClasses core;
  private final PackedClasses rest;
  private final String baseUrl;
  private final ProtectionDomain domain;

  IsolatedLoader(File jarFile) throws IOException {
    super("heddle", ClassLoader.getPlatformClassLoader());
    jar = new ZipFile(jarFile);
    core = new PackedClasses(jar, PREFIX + "core.pack");
    rest = new PackedClasses(jar, PREFIX + "rest.pack");
    URL location = jarFile.toURI().toURL();
    baseUrl = "jar:" + location + "!/" + PREFIX;
    domain = new ProtectionDomain(new CodeSource(location, (Certificate[]) null), null, this, null);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && !isJdk(name) && !name.startsWith(TWINS)) {
        loaded = defineNested(name);
      }
      if (loaded == null) {
        loaded = getParent().loadClass(name);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private static boolean isJdk(String name) {
    for (String prefix : JDK) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> found = defineNested(name);
    if (found == null) {
      throw new ClassNotFoundException(name);
    }
    return found;
  }

  private Class<?> defineNested(String name) throws ClassNotFoundException {
    try {
      byte[] classFile = nestedClassFile(name.replace('.', '/'));
      return classFile == null ? null : defineClass(name, classFile, 0, classFile.length, domain);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private byte[] nestedClassFile(String name) throws IOException {
    if (name.startsWith("dev/heddle/bridge/")) {
      return null;
    }
    byte[] classFile = core.classFile(name);
    return classFile != null ? classFile : rest.classFile(name);
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    try {
      if (name.endsWith(CLASS_SUFFIX)) {
        byte[] nested = nestedClassFile(name.substring(0, name.length() - CLASS_SUFFIX.length()));
        if (nested != null) {
          return new ByteArrayInputStream(nested);
        }
      }
      ZipEntry entry = jar.getEntry(PREFIX + name);
      return entry != null ? jar.getInputStream(entry) : getParent().getResourceAsStream(name);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return own != null ? own : getParent().getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    List<URL> all = new ArrayList<>();
    URL own = findResource(name);
    if (own != null) {
      all.add(own);
    }
    all.addAll(Collections.list(getParent().getResources(name)));
    return Collections.enumeration(all);
  }

  /** Resources only: nested classes have no URL. */
  @Override
  protected URL findResource(String name) {
    if (jar.getEntry(PREFIX + name) == null) {
      return null;
    }
    try {
      return new URL(baseUrl + name);
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL own = findResource(name);
    return own == null
        ? Collections.emptyEnumeration()
        : Collections.enumeration(Collections.singletonList(own));
  }
}
