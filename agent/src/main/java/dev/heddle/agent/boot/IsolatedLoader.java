package dev.heddle.agent.boot;

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

  static {
    registerAsParallelCapable();
  }

  private final ZipFile jar;
  private final String baseUrl;
  private final ProtectionDomain domain;

  IsolatedLoader(File jarFile) throws IOException {
    super("heddle", ClassLoader.getPlatformClassLoader());
    jar = new ZipFile(jarFile);
    URL location = jarFile.toURI().toURL();
    baseUrl = "jar:" + location + "!/" + PREFIX;
    domain = new ProtectionDomain(new CodeSource(location, (Certificate[]) null), null, this, null);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
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

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> found = defineNested(name);
    if (found == null) {
      throw new ClassNotFoundException(name);
    }
    return found;
  }

  private Class<?> defineNested(String name) throws ClassNotFoundException {
    ZipEntry entry = jar.getEntry(PREFIX + name.replace('.', '/') + ".classdata");
    if (entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] classFile = in.readAllBytes();
      return defineClass(name, classFile, 0, classFile.length, domain);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
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

  @Override
  protected URL findResource(String name) {
    String nested =
        name.endsWith(".class") ? name.substring(0, name.length() - 5) + "classdata" : name;
    if (jar.getEntry(PREFIX + nested) == null) {
      return null;
    }
    try {
      return new URL(baseUrl + nested);
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
