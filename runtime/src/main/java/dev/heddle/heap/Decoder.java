package dev.heddle.heap;

/**
 * Turns bytes of other nodes into values the node loop can store without loading a class. Called
 * off the loop; may load and initialise application classes and wait for that (RULES 12).
 */
public interface Decoder {
  /** For {@link dev.heddle.protocol.PageMemory#merge}. */
  Object decodePage(long page, byte[] content);

  /** For {@link dev.heddle.protocol.PageMemory#apply}. */
  Object decodeDiff(long page, byte[] diff);

  /** For {@link dev.heddle.protocol.PageMemory#storeCell}. */
  Object decodeCell(long gid, byte[] content);

  /** Whether such bytes name no object and no class, so that they may be decoded on the loop. */
  boolean isPlain(byte[] bytes);
}
