package dev.heddle.weave.check;

/** What a run makes of a use. */
public enum Mark {
  WORKS("works"),
  STAYS_LOCAL("stays local"),
  REFUSED("refused");

  private final String words;

  Mark(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
