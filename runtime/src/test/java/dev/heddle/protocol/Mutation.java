package dev.heddle.protocol;

/** A rule taken out, to show that the simulator notices. */
public enum Mutation {
  NONE,
  /** RULES 1: a notice does not make a page invalid at its own home. */
  HOME_NEVER_STALE,
  /** RULES 1: the home serves without waiting for the diffs a fetch requires. */
  FETCH_NOT_PARKED,
  /** RULES 3: no watch: stores behind a downgrade are lost. */
  NO_WATCH,
  /** RULES 3: no watch where an exclusive page is shared: stores under way are lost. */
  SERVED_UNWATCHED,
  /** RULES 3: a watch ends though a thread has not passed a release. */
  WATCH_ENDS_EARLY,
  /**
   * The home serves what its threads are just writing: a word that has gone back to its old value
   * by the next flush is never told of.
   */
  SERVES_LIVE_WORDS,
  /** A home's page is its own again though no notice makes the copies invalid. */
  UNCHANGED_EXCLUSIVE,
  /** RULES 6: a replica made late takes the validity of its page. */
  LATE_REPLICA_VALID,
  /** RULES 7: diffs are applied as they are decoded. */
  DIFFS_UNORDERED,
  /** RULES 7: a diff does not wait for the one before it that comes by an old home. */
  PREVIOUS_IGNORED,
  /** RULES 7: the home moves without its version vector. */
  VERSIONS_STAY,
  /** RULES 7: a home is taken over while an own diff is on its way to the old one. */
  HOME_TAKEN_EARLY,
  /** RULES 7: the reply to a fetch from before a home was taken over is used after it. */
  GIVEN_UP_REPLY_USED,
  /** RULES 8: the interval is closed before the value is read. */
  FLUSH_BEFORE_VALUE,
  /** RULES 9: the clock advances a step before the invalidations. */
  ADVERTISE_EARLY,
  /** RULES 9: a reply older than what is required validates. */
  OLD_REPLY_VALIDATES,
  /** RULES 10: records are dropped before every node has them. */
  DROP_EARLY,
  /** RULES 10: a node that never acquires is not told. */
  LAGGARDS_LEFT,
  /** RULES 11: the wait set stays behind. */
  WAIT_SET_STAYS,
  /** RULES 11: a waiter that times out takes no notice of a notify that took its ticket. */
  TIME_OUT_WINS,
  /** RULES 11: a waiter that comes back settles without the token. */
  SETTLED_WITHOUT_TOKEN,
  /** RULES 12: the loop itself waits for the real monitor. */
  REVOKED_ON_THE_LOOP,
  /** RULES 12: one thread for all revocations of a node. */
  REVOKERS_BOUNDED,
  /** RULES 14: the downgrader does not wait for pinned stores. */
  PINS_IGNORED,
  /** RULES 14: a promised store is not waited for. */
  HOLDS_IGNORED,
  /** RULES 16: each spin point publishes, be there anything new or not. */
  SPINS_PUBLISH_ALWAYS,
  /** RULES 16: a spin point publishes nothing. */
  SPINS_PUBLISH_NOTHING
}
