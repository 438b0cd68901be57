package dev.heddle.node;

import dev.heddle.protocol.Effect.Content;

/** Turns encoded content into objects; may load and initialise classes, hence never on the loop. */
public interface Decoder {
  /**
   * What the page memory takes in {@code merge}, {@code apply} or {@code storeCell}.
   *
   * @param id the page or cell
   */
  Object decode(Content content, long id, byte[] bytes);
}
