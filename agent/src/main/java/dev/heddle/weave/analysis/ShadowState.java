package dev.heddle.weave.analysis;

/** How the array handle kept for a local variable stands to the variable; worst last. */
public enum ShadowState {
  /** Looked up since the last possible acquire or call. */
  FRESH,
  /** Looked up before; to be looked up again if the promotion epoch has moved. */
  STALE,
  /** Not looked up. */
  UNKNOWN;

  ShadowState worse(ShadowState other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
