package dev.heddle.transport.session;

/** A node of this run that cannot work with this one, say another build; one line for the user. */
final class RefusedException extends Exception {
  RefusedException(String message) {
    super(message);
  }
}
