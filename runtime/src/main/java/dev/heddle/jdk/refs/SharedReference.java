package dev.heddle.jdk.refs;

import dev.heddle.bridge.MadeReference;
import java.lang.ref.Reference;

/** Woven code calls the static method in place of the final one of {@link Reference}. */
public final class SharedReference {
  private SharedReference() {}

  public static boolean refersTo(Reference<?> reference, Object object) {
    return (reference instanceof MadeReference made && Maker.isElsewhere(made))
        ? (Boolean) Maker.ask(made, "heddle$refersTo (Ljava/lang/Object;)Z", object)
        : refersHere(reference, object);
  }

  @SuppressWarnings("unchecked")
  static boolean refersHere(Reference<?> reference, Object object) {
    return ((Reference<Object>) reference).refersTo(object);
  }
}
