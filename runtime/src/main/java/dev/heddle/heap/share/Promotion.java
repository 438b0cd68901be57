package dev.heddle.heap.share;

import dev.heddle.bridge.ArrayAccess;
import dev.heddle.bridge.IdentityHash;
import dev.heddle.bridge.Monitors;
import dev.heddle.bridge.Shared;
import dev.heddle.bridge.State;
import dev.heddle.heap.layout.Layout;
import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.opaque.Form;
import dev.heddle.heap.opaque.OpaqueClasses;
import dev.heddle.heap.page.ArrayMeta;
import dev.heddle.heap.page.Member;
import dev.heddle.heap.page.PageTable;
import dev.heddle.heap.raw.Raw;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/**
 * Makes a local graph shared: gids, pages of this home, metadata. The pages are EXCLUSIVE, so
 * running threads notice nothing. Iterative, re-entrant, no lock held: each object is claimed by a
 * swap of its state word, 0 to PROMOTING, and let go as SHARED (RULES 5).
 */
public final class Promotion {
  private static final VarHandle EPOCH = epoch();

  private final PageTable table;
  private final Layouts layouts;
  private final NamedObjects named;
  private final GidSource gids;
  private final int pageBytes;
  private final Consumer<Class<?>> guard;
  private volatile ObjLongConsumer<Object> listener = (object, gid) -> {};

  /**
   * Nothing is promoted yet.
   *
   * @param guard told of each class of opaque objects before one is shared
   */
  public Promotion(
      PageTable table,
      Layouts layouts,
      NamedObjects named,
      GidSource gids,
      int pageBytes,
      Consumer<Class<?>> guard) {
    this.table = table;
    this.layouts = layouts;
    this.named = named;
    this.gids = gids;
    this.pageBytes = pageBytes;
    this.guard = guard;
  }

  /**
   * Called once, before anything is promoted. The listener is told of each object and array after
   * its gid can be seen and before any other node can know it; it returns at once.
   */
  public void listener(ObjLongConsumer<Object> promoted) {
    listener = promoted;
  }

  /**
   * Returns once all roots (objects of woven classes, opaque objects, arrays) are shared.
   *
   * @param where what publishes them, for messages
   * @throws dev.heddle.heap.NotShareableException before anything was promoted
   */
  public void promote(Collection<?> roots, String where) {
    if (roots.isEmpty()) {
      return;
    }
    Packer packer = new Packer(table, gids, pageBytes);
    boolean arrays = false;
    for (Object object : new Discovery(table, layouts, named, where).from(roots)) {
      if (object instanceof Shared shared) {
        promoteObject(shared, packer);
      } else if (isOpaque(Kinds.of(object))) {
        promoteOpaque(object, packer);
      } else {
        IdentityHash.of(object);
        if (packer.addArray(object)) {
          arrays = true;
          listener.accept(object, ((ArrayMeta) table.arrayHandle(object).meta).gid());
        }
      }
    }
    if (arrays) {
      Monitors.plainLocks = 1;
      EPOCH.getAndAdd(1); // after the length marks: a LOCAL shadow is looked up again (RULES 2)
    }
    awaitOthers(roots);
  }

  private void promoteObject(Shared object, Packer packer) {
    Layout layout = layouts.of(object.getClass());
    if (!Raw.swapInt(object, layout.stateOffset(), 0, State.PROMOTING)) {
      return;
    }
    IdentityHash.of(object);
    packer.add(object, layout.bytes(), page -> table.addPromoted(page, object, layout));
    long gid = ((Member) object.heddle$meta()).gid();
    Raw.update(object, layout.stateOffset(), State.SHARED, State.PROMOTING);
    listener.accept(object, gid);
  }

  private static boolean isOpaque(Kind kind) {
    return kind == Kind.OPAQUE || kind == Kind.DELEGATED;
  }

  private void promoteOpaque(Object object, Packer packer) {
    Form form = OpaqueClasses.form(object.getClass());
    if (form.isReplicated()) {
      guard.accept(object.getClass());
    }
    Monitors.plainLocks = 1;
    IdentityHash.of(object);
    Object state = form.first(object);
    if (packer.add(
        object, form.bytes(state), page -> table.addPromoted(page, object, form, state))) {
      listener.accept(object, ((Member) table.opaqueHandle(object).meta).gid());
    }
  }

  /** Another thread's claims end soon: it waits for nobody while it has one. */
  private void awaitOthers(Collection<?> roots) {
    for (Object root : roots) {
      if (root instanceof Shared) {
        long state = layouts.of(root.getClass()).stateOffset();
        while ((Raw.getInt(root, state) & State.SHARED) == 0) {
          Thread.onSpinWait();
        }
      }
    }
  }

  private static VarHandle epoch() {
    try {
      return MethodHandles.lookup().findStaticVarHandle(ArrayAccess.class, "epoch", int.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
