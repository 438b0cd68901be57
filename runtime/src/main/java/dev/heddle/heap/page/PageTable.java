package dev.heddle.heap.page;

import dev.heddle.bridge.ArrayAccess;
import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.OpaqueHandle;
import dev.heddle.bridge.Shared;
import dev.heddle.bridge.State;
import dev.heddle.heap.layout.Layout;
import dev.heddle.heap.opaque.Form;
import dev.heddle.heap.raw.Raw;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.PageMemory.Access;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Array;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The pages this node knows, and the arrays and opaque objects by identity. */
public final class PageTable {
  /** The state of a replica nobody has fetched yet. */
  private static final int REPLICA_STATE =
      State.SHARED
          | State.READ_INVALID
          | State.WRITE_INVALID
          | State.TOKEN_AWAY
          | State.VOLATILE_READ_INVALID
          | State.VOLATILE_WRITE_INVALID;

  private final int rank;
  private final Map<Long, Page> pages = new ConcurrentHashMap<>();
  private final Map<Class<?>, FieldsMember> statics = new ConcurrentHashMap<>();
  private final IdentityTable<ArrayHandle> arrays = new IdentityTable<>();
  private final IdentityTable<OpaqueHandle> opaques = new IdentityTable<>();

  /** Objects that were local when the program first referred to them weakly. */
  private final IdentityTable<Boolean> weaklyReferred = new IdentityTable<>();

  private final ReferenceQueue<Object> dead = new ReferenceQueue<>();

  /** One array replica at a time is given its slots; taken before any bin of the table or page. */
  private final Object arrayReplicas = new Object();

  public PageTable(int rank) {
    this.rank = rank;
  }

  public int rank() {
    return rank;
  }

  /** Null where this node knows nothing of the page. */
  public Page find(long id) {
    return pages.get(Gid.pageOf(id));
  }

  /** The page, made if need be; touched in the same step, so that it is not dropped before. */
  public Page get(long id) {
    expunge();
    return pages.compute(
        Gid.pageOf(id),
        (key, known) -> {
          Page page = known != null ? known : newPage(key);
          page.touch();
          return page;
        });
  }

  /** The page, made if need be; it stays at least until {@link Page#release}. */
  private Page reserve(long id) {
    return pages.compute(
        Gid.pageOf(id),
        (key, known) -> {
          Page page = known != null ? known : newPage(key);
          page.reserve();
          return page;
        });
  }

  private Page newPage(long id) {
    return new Page(id, Gid.creator(id) == rank);
  }

  /** The member, or null. */
  public Member member(long gid) {
    Page page = find(gid);
    return page == null ? null : page.member(Gid.slot(gid));
  }

  /** Null for a local array. */
  public ArrayHandle arrayHandle(Object array) {
    return arrays.get(array);
  }

  /** Null for a local object, and for one that is not opaque. */
  public OpaqueHandle opaqueHandle(Object object) {
    return opaques.get(object);
  }

  /** The statics member of a class, or null while they are local. */
  public FieldsMember statics(Class<?> owner) {
    return statics.get(owner);
  }

  /** What became of an object that was to be put on a page. */
  public enum Added {
    DONE,
    /** Another promotion was first. */
    KNOWN,
    /** Not on this page: it is closed, see {@link Page#fill}. */
    CLOSED
  }

  /** Puts a local object that the caller has claimed on a page of this node. */
  public Added addPromoted(Page page, Shared object, Layout layout) {
    FieldsMember member = new FieldsMember(page.nextGid(), page, object, layout, true, dead);
    object.heddle$meta(member);
    if (isWeaklyReferred(object)) {
      page.markWeaklyReferred(member);
    }
    return page.fill(member) ? Added.DONE : Added.CLOSED;
  }

  /** Puts a local array on pages of this node, the first given and the following by number. */
  public Added addPromoted(Page first, Object array, int chunkShift, int chunkCount) {
    ArrayMeta meta = newArray(first.nextGid(), array, chunkShift, chunkCount, Access.WRITABLE);
    // Before the identity table: who finds the handle may at once be served the page.
    boolean open = first.fill(meta.slice(0));
    for (int chunk = 1; chunk < chunkCount; chunk++) {
      meta.slice(chunk).page().put(meta.slice(chunk)); // nobody knows the pages of its own
    }
    forEachSlice(meta, slice -> slice.page().release());
    if (!open) {
      return Added.CLOSED;
    }
    if (arrays.putIfAbsent(array, meta.handle()) != meta.handle()) {
      // The pages stay: their promotion goes on filling them.
      forEachSlice(meta, slice -> slice.page().remove(slice));
      return Added.KNOWN;
    }
    ArrayAccess.LENGTH_MARK[Array.getLength(array) & 1023] = 1;
    if (isWeaklyReferred(array)) {
      markWeaklyReferred(meta);
    }
    return Added.DONE;
  }

  /** The program refers weakly to an object or array, local or shared. */
  public void weaklyReferred(Object referent) {
    weaklyReferred.putIfAbsent(referent, Boolean.TRUE);
    VarHandle.fullFence(); // or its promotion finds it in the table
    if (referent instanceof Shared shared) {
      if (shared.heddle$meta() instanceof Member member) {
        member.page().markWeaklyReferred(member);
      }
      return;
    }
    ArrayHandle handle = arrays.get(referent);
    if (handle != null) {
      markWeaklyReferred((ArrayMeta) handle.meta);
    }
  }

  /** Whether the program refers weakly to an object or array. */
  public boolean isWeaklyReferred(Object promoted) {
    VarHandle.fullFence(); // or the thread that refers to it finds its member
    return weaklyReferred.get(promoted) != null;
  }

  private static void markWeaklyReferred(ArrayMeta meta) {
    forEachSlice(meta, slice -> slice.page().markWeaklyReferred(slice));
  }

  /** Puts a local opaque object on a page of this node. */
  public Added addPromoted(Page page, Object object, Form form, Object state) {
    OpaqueMember member = new OpaqueMember(page.nextGid(), page, object, form, true, dead);
    if (state instanceof byte[] serial) {
      member.handle().latest = serial;
    }
    if (!page.fill(member)) { // before the identity table, as an array
      return Added.CLOSED;
    }
    if (opaques.putIfAbsent(object, member.handle()) != member.handle()) {
      page.remove(member);
      return Added.KNOWN;
    }
    return Added.DONE;
  }

  /**
   * Puts a fresh replica in its slot.
   *
   * @return the replica of the gid: this one, or the one that was there first
   */
  public Object addReplica(long gid, Shared fresh, Layout layout) {
    expunge();
    Page page = reserve(gid);
    try {
      return addReplica(page, gid, fresh, layout);
    } finally {
      page.release();
    }
  }

  private Object addReplica(Page page, long gid, Shared fresh, Layout layout) {
    synchronized (page) {
      page.touch();
      Object first = living(page.member(Gid.slot(gid)));
      if (first != null) {
        return first;
      }
      checkLivesOn(page, gid);
      FieldsMember member = new FieldsMember(gid, page, fresh, layout, false, dead);
      fresh.heddle$meta(member);
      Raw.update(fresh, layout.stateOffset(), REPLICA_STATE, 0);
      page.put(member);
    }
    return fresh;
  }

  /** As {@link #addReplica(long, Shared, Layout)}, for a fresh opaque object. */
  public Object addReplica(long gid, Object fresh, Form form) {
    expunge();
    Page page = reserve(gid);
    try {
      synchronized (page) {
        page.touch();
        Object first = living(page.member(Gid.slot(gid)));
        if (first != null) {
          return first;
        }
        checkLivesOn(page, gid);
        OpaqueMember member = new OpaqueMember(gid, page, fresh, form, false, dead);
        opaques.putIfAbsent(fresh, member.handle());
        page.put(member);
      }
      return fresh;
    } finally {
      page.release();
    }
  }

  /** As {@link #addReplica(long, Shared, Layout)}, for a fresh array. */
  public Object addReplica(long gid, Object fresh, int chunkShift, int chunkCount) {
    expunge();
    ArrayMeta meta = newArray(gid, fresh, chunkShift, chunkCount, Access.INVALID);
    meta.lockState(State.TOKEN_AWAY);
    try {
      return addReplica(meta, gid, fresh);
    } finally {
      forEachSlice(meta, slice -> slice.page().release());
    }
  }

  /** Not under the page's lock, which is a leaf: the table locks a page from inside its bins. */
  private Object addReplica(ArrayMeta meta, long gid, Object fresh) {
    Page page = meta.slice(0).page();
    synchronized (arrayReplicas) {
      page.touch(); // nobody asks about the later pages: no touch of theirs would be forgotten
      Object first = living(page.member(Gid.slot(gid)));
      if (first != null) {
        return first;
      }
      checkLivesOn(page, gid);
      arrays.putIfAbsent(fresh, meta.handle());
      ArrayAccess.LENGTH_MARK[Array.getLength(fresh) & 1023] = 1;
      // Last: who finds the member takes the array for a complete replica.
      forEachSlice(meta, slice -> slice.page().put(slice));
    }
    return fresh;
  }

  /** Makes the statics of a class shared, at this home (present) or as another node's. */
  public FieldsMember addStatics(long gid, Class<?> owner, Layout layout) {
    Page page = get(gid);
    boolean home = page.isHome();
    FieldsMember member = new FieldsMember(gid, page, owner, layout, home, dead);
    FieldsMember first = statics.putIfAbsent(owner, member);
    if (first != null) {
      return first;
    }
    page.put(member);
    int state = home ? State.SHARED : REPLICA_STATE & ~State.TOKEN_AWAY;
    Raw.update(layout.staticBase(), layout.stateOffset(), state, 0);
    return member;
  }

  /** The pages are reserved. */
  private ArrayMeta newArray(long gid, Object array, int shift, int chunks, Access access) {
    ArrayMeta meta = new ArrayMeta(Array.getLength(array), shift, chunks, access);
    boolean present = access != Access.INVALID;
    for (int chunk = 0; chunk < chunks; chunk++) {
      long chunkGid = Gid.chunk(gid, chunk);
      SliceMember.create(chunkGid, reserve(chunkGid), array, meta, chunk, present, dead);
    }
    return meta;
  }

  private static void forEachSlice(ArrayMeta meta, Consumer<SliceMember> action) {
    for (int chunk = 0; chunk < meta.sliceCount(); chunk++) {
      action.accept(meta.slice(chunk));
    }
  }

  /** Asked last: the home may just have come back here, and with it the object. */
  private static void checkLivesOn(Page page, long gid) {
    if (page.isHome() && !page.isAway()) {
      throw new IllegalStateException(
          "object " + Gid.show(gid) + " came back to its home after it was collected there");
    }
  }

  private static Object living(Member member) {
    return member == null ? null : member.target();
  }

  /** Forgets replicas that were collected, and pages of which none is left. */
  private void expunge() {
    while (true) {
      Reference<?> next = dead.poll();
      if (next == null) {
        return;
      }
      Member member = ((Member.Ref) next).member;
      member.page().remove(member);
      dropIfUnused(member.page());
    }
  }

  private void dropIfUnused(Page page) {
    pages.computeIfPresent(
        page.id(), (id, known) -> known == page && known.isUnused() ? null : known);
  }

  /**
   * Pages of other nodes of which this node holds, sent or received a reference since last asked.
   */
  public long[] heldPages() {
    expunge();
    return pages.values().stream()
        .filter(page -> !page.isHome())
        .mapToLong(this::held)
        .filter(id -> id >= 0)
        .toArray();
  }

  private long held(Page page) {
    boolean held = !page.isUnused();
    page.clearTouched();
    if (!held) {
      dropIfUnused(page);
    }
    return held ? page.id() : -1;
  }

  /** Whether a reference to the page was sent or received since last asked. */
  public boolean takeTouched(long id) {
    Page page = find(id);
    return page != null && page.takeTouched();
  }

  /** The home of the page is elsewhere. */
  public void abandon(long id) {
    Page page = find(id);
    page.abandon();
    dropIfUnused(page);
  }

  /** Whether an object of the page lives here. */
  public boolean isHeld(long id) {
    Page page = find(id);
    return page != null && page.isHeld();
  }

  /**
   * At home: unexports the page unless a reference was sent since. Elsewhere: whether nothing of it
   * is here.
   */
  public boolean letGo(long id, long exports) {
    Page page = find(id);
    if (page == null) {
      return true;
    }
    boolean gone = page.isHome() ? page.unexport(exports) : page.isUnused();
    dropIfUnused(page);
    return gone;
  }

  /** Pages of this node that other nodes may refer to. */
  public long[] exportedPages() {
    return pages.values().stream().filter(Page::isExported).mapToLong(Page::id).toArray();
  }

  /** Pages known here: for tests of bounded memory and for statistics. */
  public int pageCount() {
    expunge();
    return pages.size();
  }
}
