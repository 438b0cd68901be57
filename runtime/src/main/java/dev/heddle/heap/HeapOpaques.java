package dev.heddle.heap;

import dev.heddle.bridge.KeptHere;
import dev.heddle.bridge.OpaqueHandle;
import dev.heddle.bridge.Shared;
import dev.heddle.heap.page.Member;
import dev.heddle.heap.page.OpaqueMember;
import dev.heddle.heap.page.PageTable;
import dev.heddle.protocol.Gid;

/** The shared opaque objects of this node, as the methods of their classes ask for them. */
public final class HeapOpaques {
  private final PageTable pages;

  HeapOpaques(PageTable pages) {
    this.pages = pages;
  }

  /** For {@code Hooks.opaqueHandle}. */
  public OpaqueHandle handle(Object object) {
    return pages.opaqueHandle(object);
  }

  /** For {@code Hooks.originalAt}. */
  public int originalAt(Object object) {
    OpaqueHandle handle = pages.opaqueHandle(object);
    if (handle == null) {
      return object instanceof KeptHere ? makerElsewhere((Shared) object) : -1;
    }
    OpaqueMember member = (OpaqueMember) handle.meta;
    int creator = Gid.creator(member.gid());
    return member.form().isReplicated() || creator == pages.rank() ? -1 : creator;
  }

  private int makerElsewhere(Shared object) {
    Member member = (Member) object.heddle$meta();
    int maker = member == null ? pages.rank() : Gid.creator(member.gid());
    return maker == pages.rank() ? -1 : maker;
  }

  /** For {@code Hooks.opaqueArrived}. */
  public void arrived(Object object) {
    OpaqueHandle handle = pages.opaqueHandle(object);
    ((OpaqueMember) handle.meta).form().arrived(object, handle);
  }

  /** For {@code Hooks.opaqueWritten}. */
  public void written(Object object) {
    OpaqueHandle handle = pages.opaqueHandle(object);
    ((OpaqueMember) handle.meta).form().written(object, handle);
  }
}
