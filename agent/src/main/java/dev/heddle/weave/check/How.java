package dev.heddle.weave.check;

/** How objects of a class take part once the program shares them. */
public enum How {
  TWIN("twin"),
  VALUE("value"),
  NAME("by name"),
  /** An opaque object: mutable, and its whole state travels after a change. */
  WHOLE("whole"),
  /** Its methods are executed on the node that made it. */
  DELEGATED("where it was made"),
  /** As a static final each node has its own; anything else ends the run. */
  NODE("stays on its node"),
  REFUSED("refused");

  private final String words;

  How(String words) {
    this.words = words;
  }

  /** As the table of supported classes has it. */
  public String words() {
    return words;
  }

  boolean isShared() {
    return this != NODE && this != REFUSED;
  }
}
