package dev.heddle.heap;

import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.Shared;
import dev.heddle.protocol.PageMemory.Access;

/** The heaps of two nodes in one JVM, each with replicas of its own; rank 0 is home. */
final class TwoNodes {
  final Heap home;
  final Heap other;

  TwoNodes() {
    this(HeapConfig.DEFAULT_PAGE_BYTES);
  }

  TwoNodes(int pageBytes) {
    home = heap(0, pageBytes);
    other = heap(1, pageBytes);
  }

  static Heap heap(int rank, int pageBytes) {
    return new Heap(
        new HeapConfig(
            rank,
            pageBytes,
            type -> false,
            name -> Class.forName(name, false, TwoNodes.class.getClassLoader()),
            new StandardObjects()));
  }

  /** The other node's object for a reference that the home sends. */
  @SuppressWarnings("unchecked") // a replica is of its original's class
  <T> T send(T object) {
    return (T) other.decodeReference(home.encodeReference("a test", object));
  }

  @SuppressWarnings("unchecked") // a replica is of its original's class
  <T> T sendBack(T object) {
    return (T) home.decodeReference(other.encodeReference("a test", object));
  }

  /** A read miss: the home downgrades its page, the other node gets the content. */
  void fetch(long page) {
    home.memory().makeTwin(page);
    home.memory().setAccess(page, Access.READ_ONLY);
    byte[] content = home.memory().content(page);
    other.memory().merge(page, other.decoder().decodePage(page, content));
    other.memory().setAccess(page, Access.READ_ONLY);
  }

  void fetch(Object replica) {
    fetch(pageAtOther(replica));
  }

  long pageAtOther(Object replica) {
    if (replica instanceof Shared || replica instanceof Class) {
      return other.pageOf(replica);
    }
    return other.pageOf(other.arrayHandle(replica), 0);
  }

  /** Fetches all pages of an array. */
  void fetchAll(Object array, int length) {
    ArrayHandle handle = other.arrayHandle(array);
    for (int i = 0; i < length; i += 1 << Math.min(handle.chunkShift, 30)) {
      fetch(other.pageOf(handle, i));
      if (handle.chunkShift == 31) {
        return;
      }
    }
  }

  void beginWrite(long page) {
    other.memory().makeTwin(page);
    other.memory().setAccess(page, Access.WRITABLE);
  }

  /** A flush: the other node's changes go home; false if there were none. */
  boolean flush(long page) {
    other.memory().setAccess(page, Access.READ_ONLY);
    byte[] diff = other.memory().diff(page);
    if (diff == null) {
      return false;
    }
    home.memory().apply(page, home.decoder().decodeDiff(page, diff));
    return true;
  }
}
