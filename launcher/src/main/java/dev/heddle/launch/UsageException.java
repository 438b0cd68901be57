package dev.heddle.launch;

/** The user can mend it; the message is one line that says what and where. */
class UsageException extends Exception {
  UsageException(String message) {
    super(message);
  }
}
