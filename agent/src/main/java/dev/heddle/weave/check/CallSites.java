package dev.heddle.weave.check;

import dev.heddle.weave.model.Redirects;
import dev.heddle.weave.pass.ForeignBuffers;

/** Calls that a run refuses, or that work on one node only, whatever is shared. */
final class CallSites {
  private static final String LOADER = "java/lang/ClassLoader";

  private CallSites() {}

  static void check(Model model, Types.Method called, Slot receiver, Place place) {
    if (!place.isWoven()) {
      return;
    }
    String call = called.owner().replace('/', '.') + '.' + called.name();
    if (Redirects.isRefused(called.owner(), called.name())) {
      model.uses.add(use(place, Mark.REFUSED, call, Advice.HANDLE));
    } else if (called.name().equals("<init>")
        && model.types.isSubtype(called.owner(), LOADER)
        && !place.method().endsWith(".<init>")) {
      String made = "new " + called.owner().replace('/', '.');
      model.uses.add(use(place, Mark.STAYS_LOCAL, made, Advice.LOADER));
    } else if (receiver != null && ForeignBuffers.hides(called.owner(), called.name())) {
      model.solver.watch(
          receiver, buffer -> model.hidden.add(new Model.Hidden(buffer, call, place)));
    }
  }

  static Use use(Place place, Mark mark, String what, Advice advice) {
    return new Use(place.file(), place.line(), mark, what, advice.text());
  }
}
