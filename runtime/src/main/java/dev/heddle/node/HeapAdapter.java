package dev.heddle.node;

import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.Shared;
import dev.heddle.heap.Heap;
import dev.heddle.heap.named.JdkNames;
import dev.heddle.protocol.Effect.Content;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.PageMemory;
import dev.heddle.sync.NameDirectory;
import dev.heddle.sync.ObjectView;
import java.util.function.ObjLongConsumer;

/** The heap as protocol and synchronisation see it. */
public final class HeapAdapter implements HeapPort, ObjectView {
  private final Heap heap;

  public HeapAdapter(Heap heap) {
    this.heap = heap;
  }

  @Override
  public PageMemory memory() {
    return heap.memory();
  }

  @Override
  public Decoder decoder() {
    return new HeapContent(heap.decoder());
  }

  private record HeapContent(dev.heddle.heap.Decoder heap) implements Decoder {
    @Override
    public Object decode(Content content, long id, byte[] bytes) {
      return switch (content) {
        case PAGE -> heap.decodePage(id, bytes);
        case DIFF -> heap.decodeDiff(id, bytes);
        case CELL -> heap.decodeCell(id, bytes);
      };
    }

    @Override
    public boolean isPlain(byte[] bytes) {
      return heap.isPlain(bytes);
    }
  }

  @Override
  public ObjectView objects() {
    return this;
  }

  @Override
  public void onPromotion(ObjLongConsumer<Object> listener) {
    heap.onPromotion(listener);
  }

  @Override
  public long gid(Object target) {
    return target instanceof Class<?> ? heap.cellOf(target) : heap.gidOf(target);
  }

  @Override
  public String nameOf(Object target) {
    return JdkNames.nameOf(target);
  }

  @Override
  public Object object(long gid) {
    boolean named = Gid.creator(gid) == 0 && Gid.counter(gid) >= NameDirectory.FIRST_COUNTER;
    return named ? null : heap.objectOf(gid);
  }

  @Override
  public int state(Object target) {
    if (target instanceof Class<?> owner) {
      return heap.staticState(owner);
    }
    return target instanceof Shared shared
        ? shared.heddle$state()
        : heap.opaques().handle(target).state;
  }

  @Override
  public void setLockState(long gid, boolean tokenAway, boolean gated) {
    heap.setLockState(gid, tokenAway, gated);
  }

  @Override
  public boolean isInvalid(long page) {
    return heap.isInvalid(page);
  }

  @Override
  public long firstPage(ArrayHandle handle) {
    return heap.pageOf(handle, 0);
  }
}
