package dev.heddle.heap.named;

import dev.heddle.bridge.IdentityHash;
import dev.heddle.bridge.Shared;

/**
 * Identity hashes of objects that are found by name: of the name, so that all nodes agree. One that
 * was drawn before stays as it is.
 */
public final class NamedHash {
  private NamedHash() {}

  /** Has no effect on an object that has no name, or has a hash. */
  public static void give(Object object) {
    if (object instanceof Shared) {
      return;
    }
    if (object instanceof Class || object instanceof Enum) {
      IdentityHash.before(object);
      return;
    }
    String name = JdkNames.nameOf(object);
    if (name != null) {
      IdentityHash.assign(object, IdentityHash.ofName(name));
    }
  }
}
