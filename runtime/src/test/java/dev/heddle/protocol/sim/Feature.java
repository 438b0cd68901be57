package dev.heddle.protocol.sim;

/** What a seed must have gone through to count. */
enum Feature {
  TOKEN_MOVES,
  WAIT_AND_NOTIFY,
  VOLATILE_MOVES,
  START_AND_JOIN,
  PROMOTION,
  HOME_MOVES,
  NOTICE_COLLECTION,
  SMALL_PAGE,
  LARGE_PAGE
}
