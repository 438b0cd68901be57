package dev.heddle.node.classinit;

/** The statics pages of classes, by the heap. */
public interface StaticsHeap {
  /** What {@link #share} answers for a class without mutable statics. */
  long NONE = -1;

  /** Makes the mutable statics of an initialised class shared; the gid of their page. */
  long share(Class<?> owner);

  /** The statics of {@code owner} are those with this gid, INVALID here; before its first use. */
  void attach(Class<?> owner, long gid);
}
