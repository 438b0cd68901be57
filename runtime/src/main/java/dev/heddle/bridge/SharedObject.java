package dev.heddle.bridge;

/** What {@code new Object()} makes in woven code: an Object with a state word (RULES 15). */
public class SharedObject implements Shared {
  public transient int heddle$state;
  public transient Object heddle$meta;

  @Override
  public final int heddle$state() {
    return heddle$state;
  }

  @Override
  public final Object heddle$meta() {
    return heddle$meta;
  }

  @Override
  public final void heddle$meta(Object meta) {
    heddle$meta = meta;
  }
}
