package dev.heddle.heap.page;

import dev.heddle.bridge.State;
import dev.heddle.bridge.Volatiles;
import dev.heddle.heap.layout.Layout;
import dev.heddle.heap.layout.Word;
import dev.heddle.heap.layout.WordSet;
import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.wire.WordSink;
import dev.heddle.heap.wire.WordSource;
import dev.heddle.protocol.PageMemory.Access;
import java.lang.ref.ReferenceQueue;

/** The fields of one object, or the statics of one class. */
public final class FieldsMember extends Member {
  private final Layout layout;
  private FieldValues twin;
  private boolean cellPinned;

  FieldsMember(
      long gid,
      Page page,
      Object target,
      Layout layout,
      boolean present,
      ReferenceQueue<Object> queue) {
    super(gid, page, target, present, queue);
    this.layout = layout;
  }

  public Layout layout() {
    return layout;
  }

  private Object base() {
    Object target = target();
    return target == null ? null : layout.base(target);
  }

  @Override
  void setAccess(Access access) {
    if (access != Access.INVALID && !isPresent()) {
      return;
    }
    int set =
        switch (access) {
          case INVALID -> State.READ_INVALID | State.WRITE_INVALID;
          case READ_ONLY -> State.WRITE_INVALID;
          case WRITABLE -> 0;
        };
    update(set, (State.READ_INVALID | State.WRITE_INVALID) & ~set);
  }

  @Override
  boolean isInvalid() {
    Object base = base();
    return base != null && (Raw.getInt(base, layout.stateOffset()) & State.READ_INVALID) != 0;
  }

  @Override
  public boolean setLockState(boolean tokenAway, boolean gated) {
    int set = (tokenAway ? State.TOKEN_AWAY : 0) | (gated ? State.GATED : 0);
    update(set, (State.TOKEN_AWAY | State.GATED) & ~set);
    return true;
  }

  @Override
  public void setCellAccess(Access access) {
    int all = State.VOLATILE_READ_INVALID | State.VOLATILE_WRITE_INVALID;
    int set =
        switch (access) {
          case INVALID -> all;
          case READ_ONLY -> State.VOLATILE_WRITE_INVALID;
          case WRITABLE -> 0;
        };
    int old = update(set, all & ~set);
    if ((set & ~old) != 0) {
      Volatiles.awaitPins();
    }
    if (access != Access.READ_ONLY) {
      pinCell(access == Access.WRITABLE);
    }
  }

  /**
   * The owner's copy of a cell must not be collected; an owner that stepped down to reading serves
   * on. The home's objects are kept by the export.
   */
  private void pinCell(boolean owned) {
    if (owned != cellPinned && !page().isHome()) {
      cellPinned = owned;
      if (owned) {
        pin();
      } else {
        unpin();
      }
    }
  }

  private int update(int set, int clear) {
    Object base = base();
    return base == null ? set : Raw.update(base, layout.stateOffset(), set, clear);
  }

  /** Volatile words are not on the page, statics go with their class. */
  @Override
  boolean isMovable() {
    WordSet cell = layout.cell();
    return cell.primitiveCount() + cell.referenceCount() == 0 && !(target() instanceof Class);
  }

  @Override
  boolean hasTwin() {
    return twin != null;
  }

  @Override
  void makeTwin() {
    Object base = base();
    if (base != null && isPresent()) {
      twin = FieldValues.of(base, layout.page());
    }
  }

  @Override
  void dropTwin() {
    twin = null;
  }

  @Override
  public Change diff() {
    Object base = base();
    if (base == null || twin == null) {
      return null;
    }
    return FieldChange.between(base, layout.page(), twin);
  }

  @Override
  public void writeContent(WordSink sink) {
    Object base = base();
    assert base != null : "content of a collected object";
    FieldValues served = twin != null ? twin : FieldValues.of(base, layout.page());
    served.write(layout.page(), sink);
  }

  @Override
  public Object readContent(WordSource source) {
    return FieldValues.read(layout.page(), source);
  }

  @Override
  void merge(Object content) {
    Object base = base();
    if (base == null) {
      return;
    }
    FieldValues values = (FieldValues) content;
    if (twin == null) {
      values.store(base, layout.page());
    } else {
      values.mergeInto(base, layout.page(), twin);
    }
    markPresent();
  }

  @Override
  public Object readChange(WordSource source) {
    return FieldChange.read(layout.page(), source);
  }

  @Override
  public void apply(Object change) {
    Object base = base();
    if (base != null) {
      ((FieldChange) change).store(base, layout.page(), twin);
    }
  }

  /** Writes the volatile words, each read with volatile semantics. */
  public void writeCell(WordSink sink) {
    Object base = base();
    WordSet words = layout.cell();
    if (base == null) {
      throw new IllegalStateException("the owner of a cell was collected");
    }
    for (int i = 0; i < words.primitiveCount(); i++) {
      Word word = words.primitive(i);
      sink.out().writeWord(Raw.getVolatile(base, word.offset(), word.width()), word.width());
    }
    for (int i = 0; i < words.referenceCount(); i++) {
      Word word = words.reference(i);
      sink.reference(Raw.getReference(base, word.offset()), word);
    }
  }

  public Object readCell(WordSource source) {
    return FieldValues.read(layout.cell(), source);
  }

  public void storeCell(Object content) {
    Object base = base();
    if (base != null) {
      ((FieldValues) content).store(base, layout.cell());
    }
  }
}
