package dev.heddle.node.collect;

/** The memory of this JVM. */
public interface Memory {
  /** What share of the room for old objects is used, garbage included; 0 while that is little. */
  double usedShare();

  /** Collects garbage, so that replicas nobody refers to are seen to be gone. */
  void collect();
}
