package dev.heddle.weave.analysis;

import java.util.Objects;
import org.objectweb.asm.tree.analysis.Value;

/**
 * A value of the analysis. Two references with the same non-zero {@code id} in one frame are the
 * same reference.
 *
 * @param size 1, or 2 for long and double
 * @param id identity; 0 for primitives and unusable slots
 * @param descriptor of a reference as far as known, null else
 * @param facts see the constants
 */
record Ref(int size, int id, String descriptor, int facts) implements Value {
  static final int NON_NULL = 1;

  /** Checked for reading since the last possible acquire or release. */
  static final int READ = 1 << 1;

  /** Checked for writing; implies READ. */
  static final int WRITE = 1 << 2;

  /** An array made here that only this method knows: local for certain. */
  static final int UNESCAPED = 1 << 3;

  /** The receiver of a constructor before the super constructor ran. */
  static final int UNINITIALIZED_THIS = 1 << 4;

  /** Facts that end with a region. */
  static final int CHECKS = READ | WRITE;

  static final Ref TOP = new Ref(1, 0, null, 0);
  static final Ref WORD = new Ref(1, 0, "I", 0);
  static final Ref LONG_WORD = new Ref(2, 0, "J", 0);

  static final String NULL = "null";

  static Ref reference(int id, String descriptor, int facts) {
    return new Ref(1, id, descriptor, facts);
  }

  // A record's own equals and hashCode are linked at their first call, which each start pays for.
  @Override
  public boolean equals(Object other) {
    return other instanceof Ref that
        && size == that.size
        && id == that.id
        && facts == that.facts
        && Objects.equals(descriptor, that.descriptor);
  }

  @Override
  public int hashCode() {
    return id * 31 + facts;
  }

  @Override
  public int getSize() {
    return size;
  }

  boolean isReference() {
    return id != 0;
  }

  boolean isArray() {
    return descriptor != null && descriptor.startsWith("[");
  }

  boolean has(int wanted) {
    return (facts & wanted) == wanted;
  }

  Ref with(int added) {
    return has(added) ? this : new Ref(size, id, descriptor, facts | added);
  }

  Ref without(int removed) {
    return (facts & removed) == 0 ? this : new Ref(size, id, descriptor, facts & ~removed);
  }

  Ref as(String otherDescriptor) {
    return new Ref(size, id, otherDescriptor, facts);
  }
}
