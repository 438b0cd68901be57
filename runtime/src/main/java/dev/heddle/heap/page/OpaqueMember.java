package dev.heddle.heap.page;

import dev.heddle.bridge.OpaqueHandle;
import dev.heddle.bridge.State;
import dev.heddle.heap.opaque.Form;
import dev.heddle.heap.wire.WordSink;
import dev.heddle.heap.wire.WordSource;
import dev.heddle.protocol.PageMemory.Access;
import java.lang.ref.ReferenceQueue;

/** An opaque object: one word, its state. */
public final class OpaqueMember extends Member {
  private final Form form;
  private final OpaqueHandle handle;
  private Object twin;

  OpaqueMember(
      long gid,
      Page page,
      Object target,
      Form form,
      boolean present,
      ReferenceQueue<Object> queue) {
    super(gid, page, target, present, queue);
    this.form = form;
    this.handle = new OpaqueHandle(this);
    int invalid = present ? 0 : State.READ_INVALID | State.WRITE_INVALID;
    handle.state = State.SHARED | invalid;
  }

  public OpaqueHandle handle() {
    return handle;
  }

  public Form form() {
    return form;
  }

  @Override
  void setAccess(Access access) {
    if (access == Access.INVALID || isPresent()) {
      handle.state =
          switch (access) {
            case INVALID -> State.SHARED | State.READ_INVALID | State.WRITE_INVALID;
            case READ_ONLY -> State.SHARED | State.WRITE_INVALID;
            case WRITABLE -> State.SHARED;
          };
    }
  }

  @Override
  boolean isInvalid() {
    return (handle.state & State.READ_INVALID) != 0;
  }

  @Override
  boolean isMovable() {
    return form.isReplicated();
  }

  @Override
  boolean hasTwin() {
    return twin != null;
  }

  @Override
  void makeTwin() {
    Object target = target();
    if (target != null && isPresent()) {
      twin = form.take(target, handle);
    }
  }

  @Override
  void dropTwin() {
    twin = null;
  }

  @Override
  public Change diff() {
    Object target = target();
    if (target == null || twin == null) {
      return null;
    }
    Object now = form.take(target, handle);
    if (form.equal(now, twin)) {
      return null;
    }
    twin = now;
    return sink -> form.write(now, sink);
  }

  @Override
  public void writeContent(WordSink sink) {
    Object target = target();
    assert target != null : "content of a collected object";
    form.write(twin != null ? twin : form.take(target, handle), sink);
  }

  @Override
  public Object readContent(WordSource source) {
    return form.read(source);
  }

  @Override
  void merge(Object content) {
    Object target = target();
    if (target == null) {
      return;
    }
    if (twin == null) {
      form.put(target, handle, content);
    } else if (!form.equal(twin, content)) {
      if (form.equal(form.take(target, handle), twin)) {
        form.put(target, handle, content);
      }
      twin = content;
    }
    markPresent();
  }

  @Override
  public Object readChange(WordSource source) {
    return form.read(source);
  }

  @Override
  public void apply(Object change) {
    Object target = target();
    if (target != null) {
      form.put(target, handle, change);
      if (twin != null) {
        twin = change;
      }
    }
  }
}
