package dev.heddle.node;

import dev.heddle.protocol.Effect.Content;

/**
 * Turns encoded content into objects; may load and initialise classes, hence never on the loop but
 * where it {@link #isPlain}.
 */
public interface Decoder {
  /**
   * What the page memory takes in {@code merge}, {@code apply} or {@code storeCell}.
   *
   * @param id the page or cell
   */
  Object decode(Content content, long id, byte[] bytes);

  /** Whether the content names no object and no class: to decode it is to copy words. */
  boolean isPlain(byte[] bytes);
}
