package dev.heddle.sync;

/**
 * Gids of canonical lock objects: those that every node finds by name or value (Class objects,
 * interned literals, cached boxes) and that have no gid of the heap's.
 */
public interface NameDirectory {
  /** Gids of names use the upper half of rank 0's page counters; the heap uses the lower. */
  long FIRST_COUNTER = 1L << 35;

  /** The gid of a name, the same on every node; may ask rank 0, and block for its answer. */
  long gid(String name);
}
