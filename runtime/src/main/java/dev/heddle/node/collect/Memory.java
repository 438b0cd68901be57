package dev.heddle.node.collect;

/** The memory of this JVM. */
public interface Memory {
  /** Whether what is used, garbage included, leaves little room. */
  boolean isLow();

  /** Collects garbage, so that replicas nobody refers to are seen to be gone. */
  void collect();
}
