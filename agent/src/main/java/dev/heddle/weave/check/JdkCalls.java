package dev.heddle.weave.check;

import dev.heddle.weave.jdk.Catalogue;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;

/**
 * What methods of the JDK do with the objects they get: keep them in what they are called on, hand
 * them to the program's code, give them back. Told by names, for all classes alike: each object of
 * the JDK has one slot for all it holds.
 */
final class JdkCalls {
  private static final Pattern KEEP =
      Pattern.compile(
          "<init>|(add|put|offer|push|set|replace|lazySet|compareAnd|weakCompareAnd|getAnd|exchange"
              + "|transfer|complete|fill|insert).*");

  /** Copy what their argument holds, and let go of it. */
  private static final Pattern COPY = Pattern.compile(".*All|copyOf.*|collect|drainTo");

  /** Results through which what they were got from is changed. */
  private static final Pattern VIEW =
      Pattern.compile(
          "sub.*|head.*|tail.*|key.*|values|entrySet|descending.*|navigable.*|listIterator|reversed");

  /** Static methods whose first argument takes in the others. */
  private static final Set<String> INTO_FIRST = Set.of("addAll", "fill", "setAll", "sort");

  /** Collections that the JDK's code makes for the program, of classes that have a twin. */
  private static final Set<String> FOREIGN =
      Set.of(
          "java/nio/file/Files.readAllLines",
          "java/lang/System.getenv",
          "java/util/List.reversed",
          "java/lang/Thread.getAllStackTraces");

  /** Give objects that have no name, of classes that are found by name. */
  private static final Set<String> UNNAMED = Set.of("java/util/logging/Logger.getAnonymousLogger");

  /** The JDK takes what the results of the program's function hold, and lets go of them. */
  private static final Pattern FLATTEN =
      Pattern.compile("flatMap.*|thenCompose.*|exceptionallyCompose.*");

  private static final String OBJECT = "java/lang/Object";

  private final Model model;
  private final Types types;
  private final Solver solver;
  private final Calls calls;

  JdkCalls(Model model, Calls calls) {
    this.model = model;
    this.types = model.types;
    this.solver = model.solver;
    this.calls = calls;
  }

  /** The result as far as the descriptor tells, whatever the call is on. */
  void give(Call call) {
    Type type = Type.getReturnType(call.called.descriptor());
    if (type.getSort() == Type.ARRAY) {
      call.given = model.site(Site.Kind.ARRAY, type.getDescriptor(), call.place);
    } else if (type.getSort() == Type.OBJECT
        && !type.getInternalName().equals(OBJECT)
        && !types.isTrivial(type.getInternalName())) {
      call.given = model.site(kind(call), type.getInternalName(), call.place);
    }
    if (call.given != null) {
      solver.add(call.result, call.given);
    }
  }

  private Site.Kind kind(Call call) {
    String called = call.owner() + '.' + call.name();
    if (FOREIGN.contains(called)) {
      return Site.Kind.GIVEN_FOREIGN;
    }
    if (UNNAMED.contains(called)) {
      return Site.Kind.GIVEN_UNNAMED;
    }
    boolean isWoven = call.place.isWoven();
    return isWoven && Catalogue.staticsOwner(call.owner(), call.name()) != null
        ? Site.Kind.GIVEN_SHARED
        : Site.Kind.GIVEN;
  }

  void callStatic(Call call) {
    give(call);
    Slot pool = new Slot();
    Slot results = results(call, pool);
    for (Slot argument : call.arguments) {
      if (!COPY.matcher(call.name()).matches()) {
        solver.flow(argument, pool);
      }
      solver.watch(argument, site -> takeContent(site, pool));
      solver.watch(argument, site -> calls.callBack(site, pool, results, call.caller));
    }
    if (call.given != null) {
      if (call.given.kind != Site.Kind.GIVEN_FOREIGN) {
        solver.flow(pool, call.given.content());
      }
    } else {
      solver.flow(pool, call.result);
    }
    int target = call.name().equals("arraycopy") ? 2 : INTO_FIRST.contains(call.name()) ? 0 : -1;
    if (target >= 0 && target < call.arguments.size()) {
      solver.watch(call.arguments.get(target), site -> solver.flow(pool, site.content()));
    }
  }

  /** Where the results of the program's code go, which is called with what is in the pool. */
  private Slot results(Call call, Slot pool) {
    if (!FLATTEN.matcher(call.name()).matches()) {
      return pool;
    }
    Slot results = new Slot();
    solver.watch(results, site -> takeContent(site, pool));
    return results;
  }

  private void takeContent(Site from, Slot to) {
    if (from.lambda == null && (!types.isProgram(from.type) || types.isContainer(from.type))) {
      solver.flow(from.content(), to);
    }
  }

  /** A method of the JDK on one object: the JDK's, or of a class of the program's below. */
  void callOn(Call call, Site site) {
    Slot content = site.content();
    Slot results = results(call, content);
    for (Slot argument : call.arguments) {
      keep(call, site, argument);
      solver.watch(argument, given -> calls.callBack(given, content, results, call.caller));
    }
    calls.callBack(site, content, content, call.caller);
    if (call.name().equals("start") && types.isSubtype(site.type, Hubs.THREAD)) {
      model.started.add(site);
    }
    if (call.name().equals("clone")) {
      solver.add(call.result, site);
    } else if (call.given != null) {
      giveContent(call, content);
    } else if (isFollowed(Type.getReturnType(call.called.descriptor()))) {
      solver.flow(content, call.result);
    }
  }

  private static boolean isFollowed(Type result) {
    return result.getSort() == Type.OBJECT && result.getInternalName().equals(OBJECT);
  }

  private void keep(Call call, Site site, Slot argument) {
    Slot content = site.content();
    if (COPY.matcher(call.name()).matches()) {
      solver.watch(argument, given -> takeContent(given, content));
    } else if (KEEP.matcher(call.name()).matches() || Hubs.runs(types, site.type)) {
      boolean copies = call.name().equals("<init>") && types.isContainer(site.type);
      solver.watch(
          argument,
          given -> {
            if (copies && types.isContainer(given.type)) {
              takeContent(given, content);
            } else {
              solver.add(content, given);
            }
          });
    }
  }

  private void giveContent(Call call, Slot content) {
    Site given = call.given;
    if (call.name().equals("entrySet")) {
      // The entries are objects of their own, between the map and what it holds.
      Slot entries = given.content();
      if (entries.isEmpty()) {
        solver.add(entries, model.site(Site.Kind.GIVEN, "java/util/Map$Entry", call.place));
      }
      for (Site entry : entries.sites()) {
        solver.flow(content, entry.content());
        solver.flow(entry.content(), content);
      }
      return;
    }
    solver.flow(content, given.content());
    if (VIEW.matcher(call.name()).matches()) {
      solver.flow(given.content(), content);
    }
    String type = given.type;
    solver.watch(
        content,
        held -> {
          if (held.kind != Site.Kind.GIVEN && types.mayBe(held, type)) {
            solver.add(call.result, held);
          }
        });
  }

  /** What a stream collects into, once its type is known by a cast. */
  Site collected(String type, Slot elements, Place place) {
    Site made = model.site(Site.Kind.GIVEN_SHARED, type, place);
    solver.flow(elements, made.content());
    return made;
  }

  static boolean collects(List<String> ownerAndName) {
    return ownerAndName.get(0).startsWith("java/util/stream/")
        && ownerAndName.get(1).equals("collect");
  }
}
