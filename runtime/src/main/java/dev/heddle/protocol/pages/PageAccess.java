package dev.heddle.protocol.pages;

import dev.heddle.protocol.Effect;
import dev.heddle.protocol.NodeContext;
import java.util.List;

/** The transitions of a page's state, and the threads that wait for them. */
final class PageAccess {
  private final NodeContext context;
  private final DirtySet dirtySet;

  PageAccess(NodeContext context, DirtySet dirtySet) {
    this.context = context;
    this.dirtySet = dirtySet;
  }

  void set(PageEntry entry, PageState state) {
    entry.state = state;
    context.memory().setAccess(entry.id, state.access);
  }

  /**
   * Before an exclusive page is served, or another's write is heard of or applied. State first,
   * then the twin, then (by the caller) the content: a later store differs.
   */
  void share(PageEntry entry) {
    if (entry.state != PageState.EXCLUSIVE) {
      return;
    }
    set(entry, PageState.READ_ONLY);
    context.memory().makeTwin(entry.id);
    dirtySet.watchShared(entry, context.watch().mark());
  }

  /** READ_ONLY to WRITABLE. A page under watch has a twin already, with stores not yet told. */
  void makeWritable(PageEntry entry) {
    if (entry.state == PageState.READ_ONLY) {
      if (!entry.hasTwin()) {
        context.memory().makeTwin(entry.id);
      }
      dirtySet.addDirty(entry);
      entry.state = PageState.WRITABLE;
    }
    assert entry.state.access == PageState.WRITABLE.access : entry;
    set(entry, entry.state);
  }

  /** The copy includes all that is required: access as before the invalidation; wake waiters. */
  void validate(PageEntry entry) {
    if (entry.state != PageState.EXCLUSIVE) {
      entry.state = entry.dirty ? PageState.WRITABLE : PageState.READ_ONLY;
    }
    set(entry, entry.state);
    resumeAll(entry.readers);
    if (!entry.writers.isEmpty()) {
      makeWritable(entry);
      resumeAll(entry.writers);
    }
  }

  private void resumeAll(List<Long> waiters) {
    for (long waiter : waiters) {
      context.out().add(new Effect.Resume(waiter, Effect.Outcome.DONE));
    }
    waiters.clear();
  }
}
