package dev.heddle.heap;

import dev.heddle.bridge.OpaqueHandle;
import dev.heddle.heap.page.OpaqueMember;
import dev.heddle.heap.page.PageTable;

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
