package dev.heddle.heap.opaque;

import dev.heddle.bridge.OpaqueHandle;
import dev.heddle.heap.wire.WordSink;
import dev.heddle.heap.wire.WordSource;

/** No state travels: the object is on one node, and the others ask that. */
final class DelegatedForm implements Form {
  static final DelegatedForm ONLY = new DelegatedForm();

  private static final Object[] NONE = {};

  private DelegatedForm() {}

  @Override
  public boolean isReplicated() {
    return false;
  }

  @Override
  public Object first(Object object) {
    return NONE;
  }

  @Override
  public Object take(Object object, OpaqueHandle handle) {
    return NONE;
  }

  @Override
  public void put(Object object, OpaqueHandle handle, Object state) {}

  @Override
  public void arrived(Object object, OpaqueHandle handle) {}

  @Override
  public void written(Object object, OpaqueHandle handle) {}

  @Override
  public boolean equal(Object state, Object other) {
    return true;
  }

  @Override
  public void write(Object state, WordSink sink) {}

  @Override
  public Object read(WordSource source) {
    return NONE;
  }

  @Override
  public Object[] references(Object state) {
    return NONE;
  }

  @Override
  public int bytes(Object state) {
    return 0;
  }
}
