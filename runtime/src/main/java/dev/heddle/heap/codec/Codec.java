package dev.heddle.heap.codec;

import dev.heddle.heap.ClassResolver;
import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.page.PageTable;
import dev.heddle.heap.share.GidSource;
import dev.heddle.heap.share.NamedObjects;
import dev.heddle.heap.share.Promotion;

/** Opens messages for writing and reading. */
public final class Codec {
  private final PageTable pages;
  private final ValueTable values;
  private final NamedObjects named;
  private final Promotion promotion;
  private final TypeNames names;
  private final Replicas replicas;

  public Codec(
      PageTable pages,
      Layouts layouts,
      GidSource gids,
      NamedObjects named,
      ClassResolver resolver,
      int pageBytes) {
    this.pages = pages;
    this.values = new ValueTable(gids);
    this.named = named;
    this.promotion = new Promotion(pages, layouts, named, gids, pageBytes, resolver::guardMethods);
    this.names = new TypeNames(resolver);
    this.replicas = new Replicas(pages, values, layouts, named, pageBytes);
  }

  /**
   * Opens a message.
   *
   * @param where what is being published, for the message of a refusal
   */
  public Encoder encoder(String where) {
    return new Encoder(pages, values, named, promotion, names, where);
  }

  /** Reads the table; what is returned stands before the body. */
  public MessageReader reader(byte[] message) {
    return MessageReader.open(message, names, replicas);
  }

  public ValueTable values() {
    return values;
  }

  public Promotion promotion() {
    return promotion;
  }
}
