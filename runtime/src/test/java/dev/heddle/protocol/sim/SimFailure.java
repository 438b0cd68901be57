package dev.heddle.protocol.sim;

/** An invariant is broken, a read returned a wrong value, or nobody can go on. */
final class SimFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SimFailure(String message) {
    super(message);
  }
}
