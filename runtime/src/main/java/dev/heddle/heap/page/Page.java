package dev.heddle.heap.page;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.PageMemory.Access;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** One page at this node: its members by slot. Locked for membership and pins only. */
public final class Page {
  private static final int FIRST_SLOT = 1;

  private final long id;
  private final boolean home;
  private volatile Member[] members = {};
  private boolean twinned;
  private boolean touched;
  private boolean exported;
  private boolean adopted;

  /** Of this node's making, home elsewhere: its objects may go and come back as replicas. */
  private boolean away;

  /** Adopted, and nobody else has it: its objects live or die with this node's own references. */
  private boolean loose;

  private long exports;

  /** Members that are being made: an empty page must not be dropped before they are put. */
  private int reservations;

  Page(long id, boolean home) {
    this.id = id;
    this.home = home;
  }

  public long id() {
    return id;
  }

  /** Whether this node promoted the page. */
  public boolean isHome() {
    return home;
  }

  /** The gid for the next member of a page that is being filled. */
  public synchronized long nextGid() {
    return Gid.object(id, members.length + FIRST_SLOT);
  }

  /** The member of a slot, or null. */
  public Member member(int slot) {
    Member[] all = members;
    int index = slot - FIRST_SLOT;
    return index >= 0 && index < all.length ? all[index] : null;
  }

  /** Members with a living object. */
  public List<Member> living() {
    List<Member> living = new ArrayList<>();
    for (Member member : members) {
      if (member != null && member.target() != null) {
        living.add(member);
      }
    }
    return living;
  }

  /** Whether an object is here without its content. */
  public boolean isInvalid() {
    for (Member member : members) {
      if (member != null && member.isInvalid()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Puts a member of a page that is being filled.
   *
   * @return false where a reference to the page was sent already: another node may have a copy, and
   *     be told that it has all there is
   */
  synchronized boolean fill(Member member) {
    if (exports > 0) {
      return false;
    }
    put(member);
    return true;
  }

  synchronized void put(Member member) {
    int index = Gid.slot(member.gid()) - FIRST_SLOT;
    Member[] next = Arrays.copyOf(members, Math.max(members.length, index + 1));
    next[index] = member;
    if (isKept()) {
      member.pin();
    }
    members = next;
    if (isHomeElsewhere() && member.isWeaklyReferred()) {
      member.pin();
    }
  }

  /**
   * The program's own reference to the object does not keep it: that does, while the page's home is
   * elsewhere and may keep the object for others. At a home here the object is kept for others, or
   * nobody else has it.
   */
  synchronized void markWeaklyReferred(Member member) {
    if (member.isWeaklyReferred()) {
      return;
    }
    member.markWeaklyReferred();
    if (isHomeElsewhere() && member(Gid.slot(member.gid())) == member) {
      member.pin();
    }
  }

  private boolean isHomeElsewhere() {
    return home ? away : !adopted;
  }

  private void homeHasMoved(boolean wasElsewhere) {
    boolean elsewhere = isHomeElsewhere();
    if (elsewhere != wasElsewhere) {
      forEachMember(
          member -> {
            if (member.isWeaklyReferred()) {
              if (elsewhere) {
                member.pin();
              } else {
                member.unpin();
              }
            }
          });
    }
  }

  private boolean isKept() {
    return (exported && !away) || (adopted && !loose);
  }

  synchronized void remove(Member member) {
    int index = Gid.slot(member.gid()) - FIRST_SLOT;
    if (members[index] == member) {
      Member[] next = members.clone();
      next[index] = null;
      members = next;
    }
  }

  /** No object is left, and nothing says that one may come back. */
  synchronized boolean isUnused() {
    boolean expected = home ? exported : touched || adopted;
    return isEmpty() && !expected && reservations == 0;
  }

  synchronized void reserve() {
    reservations++;
  }

  synchronized void release() {
    assert reservations > 0 : "released more often than reserved";
    reservations--;
  }

  private boolean isEmpty() {
    for (Member member : members) {
      if (member != null && member.target() != null) {
        return false;
      }
    }
    return true;
  }

  // The node loop's part.

  public void setAccess(Access access) {
    for (Member member : members) {
      if (member != null) {
        member.setAccess(access);
      }
    }
  }

  /** A page with a twin pins its objects: the dirty words live nowhere else. */
  public void makeTwin() {
    twinned = true;
    for (Member member : members) {
      if (member != null) {
        makeTwin(member);
      }
    }
  }

  private static void makeTwin(Member member) {
    boolean had = member.hasTwin();
    member.makeTwin();
    if (!had && member.hasTwin()) {
      member.pin();
    }
  }

  public void dropTwin() {
    twinned = false;
    for (Member member : members) {
      if (member != null && member.hasTwin()) {
        member.dropTwin();
        member.unpin();
      }
    }
  }

  /** Merges one member; on a twinned page a replica that is new gets its twin here. */
  public void merge(Member member, Object content) {
    member.merge(content);
    if (twinned && !member.hasTwin()) {
      makeTwin(member);
    }
  }

  // What distributed collection needs to know.

  /** A reference to the page was sent or received. */
  public synchronized void touch() {
    touched = true;
  }

  /** A reference to the page goes to another node: its home keeps the objects from now on. */
  public synchronized void export() {
    touched = true;
    exports++;
    boolean kept = isKept();
    exported |= home;
    loose = false;
    if (isKept() && !kept) {
      forEachMember(Member::pin);
    }
  }

  public synchronized boolean isExported() {
    return exported;
  }

  public synchronized long exports() {
    return exports;
  }

  public synchronized boolean unexport(long expectedExports) {
    if (!exported || exports != expectedExports) {
      return false;
    }
    assert !away : "given up while another node is its home";
    exported = false;
    forEachMember(Member::unpin);
    return true;
  }

  /** This node has become the page's home: it keeps the objects until {@link #abandon}. */
  public synchronized void adopt() {
    boolean kept = isKept();
    boolean elsewhere = isHomeElsewhere();
    away = false;
    adopted = !home;
    if (isKept() && !kept) {
      forEachMember(Member::pin);
    }
    homeHasMoved(elsewhere);
  }

  /** The home is elsewhere. The creator keeps what has volatile fields: their cell is here. */
  public synchronized void abandon() {
    boolean kept = isKept();
    boolean elsewhere = isHomeElsewhere();
    adopted = false;
    loose = false;
    away = home && isMovable();
    homeHasMoved(elsewhere);
    if (kept && !isKept()) {
      forEachMember(Member::unpin);
    }
  }

  /**
   * At a home away from its creator: nobody else has the page.
   *
   * @return false where a reference was sent or received since {@link #takeTouched}
   */
  public synchronized boolean loosen() {
    if (!adopted || touched) {
      return false;
    }
    if (!loose) {
      loose = true;
      forEachMember(Member::unpin);
    }
    return true;
  }

  /** Whether the page has all there is to its objects: they may live at another home alone. */
  public boolean isMovable() {
    for (Member member : members) {
      if (member != null && !member.isMovable()) {
        return false;
      }
    }
    return true;
  }

  /** Whether the program refers weakly, on this node, to what the page has. */
  public synchronized boolean isWeaklyReferred() {
    for (Member member : members) {
      if (member != null && member.isWeaklyReferred()) {
        return true;
      }
    }
    return false;
  }

  synchronized boolean isAway() {
    return away;
  }

  private void forEachMember(Consumer<Member> action) {
    for (Member member : members) {
      if (member != null) {
        action.accept(member);
      }
    }
  }

  synchronized void clearTouched() {
    touched = false;
  }

  synchronized boolean takeTouched() {
    boolean was = touched;
    touched = false;
    return was;
  }

  boolean isHeld() {
    return !isEmpty();
  }

  /** How many pages, this one first, hold the large array that has this page to itself; else 1. */
  public int extent() {
    return members.length == 1 && members[0] instanceof SliceMember slice
        ? slice.meta().sliceCount()
        : 1;
  }
}
