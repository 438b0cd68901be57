package dev.heddle.weave.check;

import dev.heddle.heap.share.Kinds;
import dev.heddle.weave.jdk.Catalogue;
import dev.heddle.weave.model.ClassInfo;
import dev.heddle.weave.model.Substitutions;
import java.util.Optional;

/** Asks the tables of the agent about objects. */
final class Verdicts {
  private final Types types;

  Verdicts(Types types) {
    this.types = types;
  }

  Verdict of(Site site) {
    String name = site.type.replace('/', '.');
    if (site.kind == Site.Kind.ARRAY || site.lambda != null) {
      return new Verdict(How.VALUE, name, Advice.NONE);
    }
    if (types.isProgram(site.type)) {
      return ofProgram(site.type, name);
    }
    if (site.kind == Site.Kind.GIVEN_SHARED) {
      return new Verdict(How.TWIN, name, Advice.NONE);
    }
    if (site.kind == Site.Kind.GIVEN_UNNAMED) {
      return new Verdict(How.NODE, "anonymous " + name, Advice.PER_NODE);
    }
    if (site.kind == Site.Kind.GIVEN_FOREIGN) {
      return new Verdict(How.REFUSED, name + " of the JDK's making", Advice.MADE_BY_JDK);
    }
    Optional<Class<?>> type = JdkSupport.find(site.type);
    if (type.isEmpty()) {
      // Neither the program's nor the JDK's: a run that comes here ends without Heddle's help.
      return new Verdict(How.VALUE, name, Advice.NONE);
    }
    if (site.kind == Site.Kind.MADE && !site.place.isWoven() && JdkSupport.hasTwin(site.type)) {
      return new Verdict(How.REFUSED, name, Advice.MADE_UNWOVEN);
    }
    boolean isExact = site.kind == Site.Kind.MADE;
    How how = isExact ? JdkSupport.of(type.get()) : JdkSupport.ofGiven(type.get());
    return new Verdict(how, name, how.isShared() ? Advice.NONE : advice(type.get(), site.type));
  }

  private Advice advice(Class<?> type, String name) {
    return JdkSupport.isPerNode(type) ? Advice.PER_NODE : Advice.of(types, name);
  }

  private Verdict ofProgram(String type, String name) {
    ClassInfo info = types.info(type);
    boolean isRecord = "java/lang/Record".equals(info.superName());
    boolean isEnum = types.isSubtype(type, "java/lang/Enum");
    if (isRecord || isEnum) {
      return new Verdict(isEnum ? How.NAME : How.VALUE, name, Advice.NONE);
    }
    if (!types.isWoven(type)) {
      return new Verdict(How.REFUSED, name, Advice.NOT_WOVEN);
    }
    Class<?> above = types.jdkAncestor(type).orElse(Object.class);
    String aboveName = above.getName().replace('.', '/');
    if (Catalogue.twin(aboveName) != null
        || Substitutions.isSuperClass(aboveName)
        || Kinds.statefulOf(above) == null) {
      return new Verdict(How.TWIN, name, Advice.NONE);
    }
    String shown = name + " (extends " + above.getName() + ")";
    How how = JdkSupport.of(above) == How.NODE ? How.NODE : How.REFUSED;
    Advice advice = how == How.NODE ? Advice.of(types, aboveName) : Advice.SUPER_CLASS;
    return new Verdict(how, shown, advice);
  }
}
