package dev.heddle.agent;

import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.heap.ClassResolver;
import dev.heddle.weave.ClassSource;
import dev.heddle.weave.WeavePolicy;
import dev.heddle.weave.Weaver;
import dev.heddle.weave.jdk.Catalogue;
import dev.heddle.weave.jdk.copy.CopiedClasses;
import dev.heddle.weave.jdk.copy.Copies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/** The weaver, with one source of class files per class loader of the application. */
final class Weaving implements ClassWeaver {
  private static final ClassLoader OWN = Weaving.class.getClassLoader();
  private static final String SAMPLE = "dev/heddle/agent/Sample";

  private final Weaver weaver;
  private final boolean hasTwins;
  private final TwinClasses twins;
  private final TwinCache cache;
  private final OpaqueGuard guard;
  private final Map<ClassLoader, ClassSource> sources = new WeakHashMap<>();
  private final CopiedClasses copies = new CopiedClasses(source(OWN));

  private Weaving(Weaver weaver, boolean hasTwins, TwinCache cache, OpaqueGuard guard) {
    this.guard = guard;
    this.weaver = weaver;
    this.hasTwins = hasTwins;
    this.cache = cache;
    this.twins = new TwinClasses(weaver, source(OWN), cache);
  }

  /** Ready to use: what weaving needs is loaded (evidence: agent pitfalls 1 and 3). */
  static Weaving warm(HeddleConfig config, OpaqueGuard guard) {
    WeavePolicy policy = Settings.policy(config.weaving());
    boolean alone = config.nodes() == 1;
    Weaving weaving =
        alone
            ? new Weaving(new Weaver(policy.withoutChecks()), false, new TwinCache(null), guard)
            : new Weaving(
                new Weaver(policy.withCopies()), true, TwinCache.of(config.weaving()), guard);
    weaving.warmUp();
    return weaving;
  }

  /**
   * Weaves a class that has some of everything. A class of ours or of the JDK that were first
   * needed inside the transformer would be loaded there, and could need the class being loaded.
   */
  private void warmUp() {
    byte[] sample = source(OWN).classFile(SAMPLE);
    if (sample == null) {
      throw new IllegalStateException(SAMPLE + " is missing");
    }
    if (weave(OWN, SAMPLE, sample) == null) {
      throw new IllegalStateException(SAMPLE + " was not woven");
    }
  }

  @Override
  public byte[] weave(ClassLoader loader, String internalName, byte[] classFile) {
    byte[] woven = weaver.weave(internalName, classFile, source(loader));
    if (woven == classFile) {
      return null;
    }
    if (hasTwins) {
      twins.defineReferred(woven);
    }
    return woven;
  }

  /** Finds classes for objects of other nodes; defines those that are twins. */
  ClassResolver resolver(ClassLoader loader) {
    ClassResolver application = ClassResolver.of(loader);
    return new ClassResolver() {
      @Override
      public Class<?> resolve(String name) throws ClassNotFoundException {
        String internalName = name.replace('.', '/');
        if (Catalogue.isTwin(internalName)) {
          twins.define(internalName);
        }
        return application.resolve(name);
      }

      @Override
      public boolean isFoundElsewhere(Class<?> type) {
        return application.isFoundElsewhere(type);
      }

      @Override
      public void guardMethods(Class<?> opaque) {
        guard.guard(opaque);
      }
    };
  }

  private ClassSource source(ClassLoader loader) {
    synchronized (sources) {
      ClassSource source = sources.get(loader);
      if (source == null) {
        source = new LoaderSource(loader);
        sources.put(loader, source);
      }
      return source;
    }
  }

  /** No lambda: none is to be linked inside a transformer. */
  private final class Copied implements Supplier<byte[]> {
    private final String name;

    Copied(String name) {
      this.name = name;
    }

    @Override
    public byte[] get() {
      return copies.classFile(name);
    }
  }

  /** Class files as resources; does not keep the loader alive. */
  private final class LoaderSource implements ClassSource {
    private final WeakReference<ClassLoader> loader;

    LoaderSource(ClassLoader loader) {
      this.loader = new WeakReference<>(loader);
    }

    @Override
    public byte[] classFile(String internalName) {
      if (Copies.isCopy(internalName)) {
        return cache.get("copied", internalName, new Copied(internalName));
      }
      try (InputStream in = open(internalName + ".class")) {
        return in == null ? null : in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("reading " + internalName, e);
      }
    }

    private InputStream open(String resource) throws IOException {
      if (resource.startsWith("java/")) {
        // Most of what is asked for, and cheaper than through a URL.
        InputStream base = Object.class.getModule().getResourceAsStream(resource);
        if (base != null) {
          return base;
        }
      }
      ClassLoader present = Catalogue.isWritten(resource) ? OWN : loader.get();
      return present == null ? null : present.getResourceAsStream(resource);
    }
  }
}
