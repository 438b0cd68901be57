package dev.heddle.node;

import dev.heddle.protocol.PageMemory;
import dev.heddle.sync.ObjectView;
import java.util.function.ObjLongConsumer;

/** The heap as the node wires it to protocol and synchronisation. */
public interface HeapPort {
  PageMemory memory();

  Decoder decoder();

  ObjectView objects();

  /**
   * Called once. The listener is told of each object that became shared, after its gid can be seen
   * and before any other node can know it; it takes no application monitor and returns at once.
   */
  void onPromotion(ObjLongConsumer<Object> listener);
}
