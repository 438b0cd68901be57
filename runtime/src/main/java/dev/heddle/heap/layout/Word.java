package dev.heddle.heap.layout;

import dev.heddle.bridge.SharedThread;

/**
 * One field as a word.
 *
 * @param owner the declaring class
 * @param width bytes; references count 8
 * @param offset in this JVM; never shipped
 */
public record Word(Class<?> owner, String name, Class<?> type, int width, long offset) {
  @Override
  public String toString() {
    return show();
  }

  /** For messages: {@code pkg.Owner.field}. */
  public String show() {
    return (owner == SharedThread.class ? Thread.class : owner).getName() + "." + name;
  }
}
