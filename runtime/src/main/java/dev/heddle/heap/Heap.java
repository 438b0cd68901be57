package dev.heddle.heap;

import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.IdentityHash;
import dev.heddle.bridge.OpaqueHandle;
import dev.heddle.bridge.Shared;
import dev.heddle.bridge.State;
import dev.heddle.heap.codec.Codec;
import dev.heddle.heap.codec.Encoder;
import dev.heddle.heap.codec.MessageReader;
import dev.heddle.heap.layout.Layout;
import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.named.NamedHash;
import dev.heddle.heap.page.ArrayMeta;
import dev.heddle.heap.page.FieldsMember;
import dev.heddle.heap.page.Member;
import dev.heddle.heap.page.Page;
import dev.heddle.heap.page.PageTable;
import dev.heddle.heap.raw.ArrayMemory;
import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.share.GidSource;
import dev.heddle.heap.share.Kinds;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.PageMemory;
import java.util.List;
import java.util.function.ObjLongConsumer;

/** One node's heap. */
public final class Heap {
  private final Layouts layouts;
  private final PageTable pages;
  private final GidSource gids;
  private final Codec codec;
  private final HeapPages memory;
  private final HeapDecoder decoder;
  private final HeapOpaques opaques;
  private final Adoption adoption;

  public Heap(HeapConfig config) {
    layouts = new Layouts(config.sequential());
    pages = new PageTable(config.rank());
    gids = new GidSource(config.rank());
    codec = new Codec(pages, layouts, gids, config.named(), config.resolver(), config.pageBytes());
    memory = new HeapPages(pages, codec);
    decoder = new HeapDecoder(pages, codec);
    opaques = new HeapOpaques(pages);
    adoption = new Adoption(config.resolver());
  }

  /** For the protocol; on the node loop only. */
  public PageMemory memory() {
    return memory;
  }

  /** The time the loop has spent making diffs, which is what flushes cost a node; any thread. */
  public long diffNanos() {
    return memory.diffNanos();
  }

  /** For the node; never on the node loop. */
  public Decoder decoder() {
    return decoder;
  }

  /** For distributed collection. */
  public HeapHoldings holdings() {
    return new HeapHoldings(pages);
  }

  // Misses.

  /** For {@code Hooks.arrayHandle}: never null. */
  public ArrayHandle arrayHandle(Object array) {
    ArrayHandle handle = pages.arrayHandle(array);
    return handle == null ? ArrayHandle.LOCAL : handle;
  }

  /** For {@code Hooks.weaklyReferred}. */
  public void keepWhileShared(Object referent) {
    pages.weaklyReferred(referent);
  }

  /** For {@code Hooks.adopted}; not on the node loop. */
  public Object adopt(Object made) {
    return adoption.adopt(made);
  }

  /** Shared opaque objects. */
  public HeapOpaques opaques() {
    return opaques;
  }

  /**
   * The page of an instance of a woven class, of an opaque object, or of a class's statics; -1
   * while local.
   */
  public long pageOf(Object target) {
    Member member = memberOf(target);
    return member == null ? -1 : member.page().id();
  }

  /** The page of an element of a shared array. */
  public long pageOf(ArrayHandle handle, int index) {
    return ((ArrayMeta) handle.meta).pageOf(index).id();
  }

  /** Whether an object of the page is here without its content. */
  public boolean isInvalid(long id) {
    Page page = pages.find(id);
    return page != null && page.isInvalid();
  }

  /** The cell of the volatile fields of an object, or of a class's statics; -1 while local. */
  public long cellOf(Object target) {
    Member member = memberOf(target);
    return member == null ? -1 : member.gid();
  }

  /** The cell of a chunk of a shared array. */
  public static long cellOf(ArrayHandle handle, int chunk) {
    return ((ArrayMeta) handle.meta).slice(chunk).gid();
  }

  /** For {@code Hooks.arrayIndex}. */
  public static int arrayIndex(Object array, long offset) {
    return ArrayMemory.index(array, offset);
  }

  /** For {@code Hooks.staticState}; reflection reads constants and the JDK's statics, too. */
  public int staticState(Class<?> owner) {
    Layout layout = layouts.findStatics(owner);
    return layout == null ? 0 : Raw.getInt(layout.staticBase(), layout.stateOffset());
  }

  private Member memberOf(Object target) {
    if (target instanceof Class<?> owner) {
      return pages.statics(owner);
    }
    if (target instanceof Shared shared) {
      return isShared(shared) ? (Member) shared.heddle$meta() : null;
    }
    OpaqueHandle opaque = pages.opaqueHandle(target);
    return opaque == null ? null : (Member) opaque.meta;
  }

  private boolean isShared(Shared object) {
    long state = layouts.of(object.getClass()).stateOffset();
    return (Raw.getInt(object, state) & State.SHARED) != 0;
  }

  // Objects and gids.

  /**
   * The gid of a shared object, array or value that has one; -1 while local and for what has a name
   * instead (Class objects, interned strings, cached boxes).
   */
  public long gidOf(Object object) {
    if (object instanceof Shared shared && !object.getClass().isRecord()) {
      return isShared(shared) ? ((Member) shared.heddle$meta()).gid() : -1;
    }
    if (object.getClass().isArray()) {
      ArrayHandle handle = pages.arrayHandle(object);
      return handle == null ? -1 : ((ArrayMeta) handle.meta).gid();
    }
    NamedHash.give(object); // before the tables ask for its hash, and a lock takes its place
    OpaqueHandle opaque = pages.opaqueHandle(object);
    if (opaque != null) {
      return ((Member) opaque.meta).gid();
    }
    Long gid = codec.values().find(object);
    return gid == null ? -1 : gid;
  }

  /** This node's object of a gid, or null where it has none. */
  public Object objectOf(long gid) {
    Member member = pages.member(gid);
    return member != null ? member.target() : codec.values().get(gid);
  }

  /** Makes objects and arrays shared now, at this home; {@code where} for a refusal's message. */
  public void promote(List<?> objects, String where) {
    codec.promotion().promote(objects, where);
  }

  /** Called once: see {@link dev.heddle.heap.share.Promotion#listener}. */
  public void onPromotion(ObjLongConsumer<Object> listener) {
    codec.promotion().listener(listener);
    codec.values().listener(listener);
  }

  /** The identity hash, the same on every node once the object is shared. */
  public int identityHash(Object object) {
    return IdentityHash.of(object);
  }

  // Locks.

  /**
   * Sets TOKEN_AWAY and GATED of a lock.
   *
   * @return false where the object has no room for them: a value, or none here
   */
  public boolean setLockState(long gid, boolean tokenAway, boolean gated) {
    Member member = pages.member(gid);
    return member != null && member.setLockState(tokenAway, gated);
  }

  /** The lock bits of a shared array; 0 for a local one. */
  public int arrayLockState(Object array) {
    ArrayHandle handle = pages.arrayHandle(array);
    return handle == null ? 0 : ((ArrayMeta) handle.meta).lockState();
  }

  /** Keeps a replica while this node has its token or a waiter; to be matched by {@link #unpin}. */
  public void pin(long gid) {
    Member member = pages.member(gid);
    if (member != null) {
      member.pin();
    }
  }

  public void unpin(long gid) {
    Member member = pages.member(gid);
    if (member != null) {
      member.unpin();
    }
  }

  // Statics.

  /** Whether a class has statics that need a page. */
  public boolean hasStatics(Class<?> owner) {
    return Layouts.hasStatics(owner);
  }

  /**
   * Makes the mutable statics of a class shared at this home: the node that ran its initialiser.
   */
  public long shareStatics(Class<?> owner) {
    FieldsMember known = pages.statics(owner);
    if (known != null) {
      return known.gid();
    }
    Page page = pages.get(gids.nextPages(1));
    return pages.addStatics(page.nextGid(), owner, layouts.ofStatics(owner)).gid();
  }

  /** Makes the statics of a class a replica, INVALID, of those another node shared. */
  public void adoptStatics(Class<?> owner, long gid) {
    pages.addStatics(gid, owner, layouts.ofStatics(owner));
  }

  // Values for the services.

  /**
   * Encodes references for another node; local objects are promoted.
   *
   * @param where what publishes them ("Thread.start of ..."), for a refusal's message
   * @throws NotShareableException naming class, path and {@code where}
   */
  public byte[] encodeValues(String where, Object... values) {
    Encoder encoder = codec.encoder(where);
    encoder.out().writeNumber(values.length);
    for (Object value : values) {
      encoder.reference(value);
    }
    return encoder.finish();
  }

  /** As {@link #encodeValues(String, Object...)} for one reference. */
  public byte[] encodeReference(String where, Object value) {
    return encodeValues(where, value);
  }

  /** What {@link #encodeValues} of another node wrote, as objects of this node; off the loop. */
  public Object[] decodeValues(byte[] bytes) {
    MessageReader reader = codec.reader(bytes);
    Object[] values = new Object[reader.in().readCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = reader.reference();
    }
    return values;
  }

  public Object decodeReference(byte[] bytes) {
    return decodeValues(bytes)[0];
  }

  /** Whether references to instances of the class can travel at all. */
  public static boolean isShareable(Class<?> type) {
    return Kinds.isShareable(type);
  }

  /** The creator of a gid, which manages its lock and cell. */
  public static int managerOf(long gid) {
    return Gid.creator(gid);
  }
}
