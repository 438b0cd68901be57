package dev.heddle.heap.page;

import dev.heddle.bridge.OwnReference;
import dev.heddle.heap.wire.WordSink;
import dev.heddle.heap.wire.WordSource;
import dev.heddle.protocol.PageMemory.Access;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * What one slot of a page holds: the fields of an object, the statics of a class or a range of an
 * array. It is the metadata the object carries, and knows its object weakly; the page pins the
 * object while this node must not lose it (RULES 21).
 */
public abstract class Member {
  /** Tells the page table that the object of a member is gone. */
  static final class Ref extends WeakReference<Object> implements OwnReference {
    final Member member;

    Ref(Object target, Member member, ReferenceQueue<Object> queue) {
      super(target, queue);
      this.member = member;
    }
  }

  private final long gid;
  private final Page page;
  private final Ref ref;

  /** The object, while something pins it; guarded by the page. */
  private Object pinned;

  private int pins;

  /** The program refers to the object weakly; guarded by the page. */
  private boolean weaklyReferred;

  /**
   * Whether the words hold content: false for a replica made after its page was fetched, which
   * stays INVALID until the page is fetched again (RULES 6).
   */
  private volatile boolean present;

  Member(long gid, Page page, Object target, boolean present, ReferenceQueue<Object> queue) {
    this.gid = gid;
    this.page = page;
    this.present = present;
    this.ref = new Ref(target, this, queue);
  }

  public final long gid() {
    return gid;
  }

  public final Page page() {
    return page;
  }

  /** The object, or null once it was collected. */
  public final Object target() {
    return ref.get();
  }

  final boolean isPresent() {
    return present;
  }

  final void markPresent() {
    present = true;
  }

  final boolean isWeaklyReferred() {
    return weaklyReferred;
  }

  final void markWeaklyReferred() {
    weaklyReferred = true;
  }

  public final void pin() {
    synchronized (page) {
      pins++;
      pinned = ref.get();
    }
  }

  public final void unpin() {
    synchronized (page) {
      assert pins > 0 : "unpinned more often than pinned";
      if (--pins == 0) {
        pinned = null;
      }
    }
  }

  final boolean isPinned() {
    synchronized (page) {
      return pins > 0 && pinned != null;
    }
  }

  /** Sets the state that woven code tests, and nothing before the words it stands for (RULES 4). */
  abstract void setAccess(Access access);

  /** Whether the state forbids to read. */
  abstract boolean isInvalid();

  /** Sets the lock bits of the state; false where there is no state word. */
  public boolean setLockState(boolean tokenAway, boolean gated) {
    return false;
  }

  /** Sets the state of the volatile words. */
  public void setCellAccess(Access access) {}

  /** Whether other pages hold more of the object. */
  public boolean isPart() {
    return false;
  }

  /** Whether all words are on the page, and the page has all of them. */
  abstract boolean isMovable();

  abstract boolean hasTwin();

  abstract void makeTwin();

  abstract void dropTwin();

  /** The words that differ from the twin, which takes their values; null if none does. */
  public abstract Change diff();

  /**
   * Writes all words: those of the twin where there is one. Live words beside a twin must not be
   * served: the next flush, finding a word back at what the twin has, would never tell of it.
   */
  public abstract void writeContent(WordSink sink);

  /** Reads what {@link #writeContent} wrote, to be handed to {@link #merge}. */
  public abstract Object readContent(WordSource source);

  /** Stores words that were not written here since the twin was made. */
  abstract void merge(Object content);

  /** Reads what {@link Change#write} wrote, to be handed to {@link #apply}. */
  public abstract Object readChange(WordSource source);

  /** Stores the words of a diff. */
  public abstract void apply(Object change);

  /** What a diff found: private copies of words, to be encoded. */
  public interface Change {
    void write(WordSink sink);
  }
}
