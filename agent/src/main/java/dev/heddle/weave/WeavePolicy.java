package dev.heddle.weave;

import dev.heddle.weave.jdk.Catalogue;
import dev.heddle.weave.jdk.copy.Copies;
import dev.heddle.weave.model.ClassInfo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which classes are woven: all but the JDK's and the bridge, less {@code local} patterns, plus
 * {@code shared} ones, which win over local. Patterns are dotted class names in which {@code *}
 * stands for characters of one package level and {@code **} for any characters. Thread-safe.
 */
public final class WeavePolicy {
  private static final Pattern PROXY = Pattern.compile("(.*/)?\\$Proxy[0-9]+");

  private static final List<String> NEVER =
      List.of(
          "java/", "dev/heddle/bridge/", "dev/heddle/agent/boot/", "jdk/proxy", "com/sun/proxy/");

  /** What may be left out of the weaving, to tell what it is worth. */
  public enum Optimization {
    /** A second version of loops, without checks. The others need it. */
    LOOPS,
    /** Rows of arrays of arrays that are looked at before the loop. */
    ROWS,
    /** Only the elements that a counting loop reaches are looked at before it. */
    RANGES,
    /** Objects whose fields a loop accesses are looked at before it. */
    OBJECTS,
    /** What a final field holds is checked once, though it be read several times. */
    FINALS;

    /** All but those that {@code -Dheddle.weave.off=rows,ranges} names. */
    static Set<Optimization> wanted() {
      List<String> off =
          List.of(System.getProperty("heddle.weave.off", "").toUpperCase(Locale.ROOT).split(","));
      Set<Optimization> wanted = EnumSet.allOf(Optimization.class);
      wanted.removeIf(optimization -> off.contains(optimization.name()));
      return wanted;
    }
  }

  private final List<Pattern> shared;
  private final List<Pattern> local;
  private final List<Pattern> sequentiallyConsistent;
  private final boolean checked;
  private final boolean copies;
  private final Set<Optimization> optimizations;
  private final Set<String> platformPackages = platformPackages();

  /**
   * @param shared patterns of classes to weave although {@code local} names them
   * @param local patterns of classes not to weave
   * @param sequentiallyConsistent patterns of classes whose fields are all treated as volatile
   */
  public WeavePolicy(List<String> shared, List<String> local, List<String> sequentiallyConsistent) {
    this(
        compile(shared),
        compile(local),
        compile(sequentiallyConsistent),
        true,
        false,
        Optimization.wanted());
  }

  private WeavePolicy(
      List<Pattern> shared,
      List<Pattern> local,
      List<Pattern> sequentiallyConsistent,
      boolean checked,
      boolean copies,
      Set<Optimization> optimizations) {
    this.shared = shared;
    this.local = local;
    this.sequentiallyConsistent = sequentiallyConsistent;
    this.checked = checked;
    this.copies = copies;
    this.optimizations = optimizations;
  }

  /** Everything the application's class path loads. */
  public static WeavePolicy defaults() {
    return new WeavePolicy(List.of(), List.of(), List.of());
  }

  /**
   * The same classes, but no access is checked: for a run of one node, where nothing can ever be
   * shared. The JIT folds most of a check there, but not in code that it enters in the middle of a
   * loop, where a shadow local is no constant.
   */
  public WeavePolicy withoutChecks() {
    return new WeavePolicy(shared, local, sequentiallyConsistent, false, false, Set.of());
  }

  /**
   * The same, where {@code dev.heddle.weave.jdk.copy} stands in for collections. Its classes must
   * be defined in the boot loader before a woven class links.
   */
  public WeavePolicy withCopies() {
    return new WeavePolicy(shared, local, sequentiallyConsistent, checked, true, optimizations);
  }

  /** The same, with these optimizations alone. */
  public WeavePolicy with(Set<Optimization> wanted) {
    return new WeavePolicy(
        shared, local, sequentiallyConsistent, checked, copies, Set.copyOf(wanted));
  }

  /** Whether plain accesses of fields and array elements are checked. */
  public boolean isChecked() {
    return checked;
  }

  /** Whether woven code makes and extends copies of the JDK's collections. */
  public boolean usesCopies() {
    return copies;
  }

  public boolean optimizes(Optimization optimization) {
    return optimizations.contains(optimization);
  }

  public boolean isWoven(String internalName) {
    if (Catalogue.isTwin(internalName)) {
      return Catalogue.isWritten(internalName) || Copies.isWoven(internalName);
    }
    if (internalName.startsWith("[") || isPlatform(internalName) || isProxy(internalName)) {
      return false;
    }
    return local.isEmpty() || matches(shared, internalName) || !matches(local, internalName);
  }

  public boolean isSequentiallyConsistent(String internalName) {
    return matches(sequentiallyConsistent, internalName) && !Catalogue.isTwin(internalName);
  }

  /**
   * What {@code java.lang.reflect.Proxy} makes in the package of an interface that is not public.
   * Each node numbers its own: their statics are not one class's.
   */
  private static boolean isProxy(String name) {
    return PROXY.matcher(name).matches();
  }

  private boolean isPlatform(String name) {
    for (String prefix : NEVER) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return platformPackages.contains(ClassInfo.packageOf(name));
  }

  /** Tools of the JDK count too, although the system loader defines them. */
  private static Set<String> platformPackages() {
    Set<String> packages = new HashSet<>();
    for (Module module : ModuleLayer.boot().modules()) {
      String name = module.getName();
      if (name.startsWith("java.") || name.startsWith("jdk.")) {
        for (String packageName : module.getPackages()) {
          packages.add(packageName.replace('.', '/'));
        }
      }
    }
    return Set.copyOf(packages);
  }

  private static boolean matches(List<Pattern> patterns, String internalName) {
    if (patterns.isEmpty()) {
      return false;
    }
    String name = internalName.replace('/', '.');
    for (Pattern pattern : patterns) {
      if (pattern.matcher(name).matches()) {
        return true;
      }
    }
    return false;
  }

  private static List<Pattern> compile(List<String> globs) {
    List<Pattern> patterns = new ArrayList<>();
    for (String glob : globs) {
      StringBuilder regex = new StringBuilder();
      for (int i = 0; i < glob.length(); i++) {
        char c = glob.charAt(i);
        if (c != '*') {
          regex.append(Pattern.quote(String.valueOf(c)));
        } else if (glob.startsWith("**", i)) {
          regex.append(".*");
          i++;
        } else {
          regex.append("[^.]*");
        }
      }
      patterns.add(Pattern.compile(regex.toString()));
    }
    return List.copyOf(patterns);
  }
}
