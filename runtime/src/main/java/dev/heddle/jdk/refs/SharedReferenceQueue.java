package dev.heddle.jdk.refs;

import dev.heddle.bridge.KeptHere;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * Stands for {@link ReferenceQueue}. References made on other nodes arrive inside references of
 * this node's, so that whoever waits in the JDK's queue is woken.
 */
public class SharedReferenceQueue<T> extends ReferenceQueue<T> implements KeptHere {
  private static final String HERE =
      SharedReferenceQueue.class.getName().replace('.', '/') + ".heddle$";
  private static final String REFERENCE = "Ljava/lang/ref/Reference;";

  private static final class Arrived<T> extends WeakReference<T> {
    private final Reference<? extends T> reference;

    Arrived(Reference<? extends T> reference, ReferenceQueue<? super T> queue) {
      super(null, queue);
      this.reference = reference;
    }
  }

  /** Of another node. */
  final void take(Reference<?> reference) {
    Maker.call(this, HERE + "take (" + REFERENCE + ")V", reference);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Reference<? extends T> poll() {
    return Maker.isElsewhere(this)
        ? (Reference<? extends T>) Maker.call(this, HERE + "poll ()" + REFERENCE)
        : heddle$poll();
  }

  @Override
  @SuppressWarnings("unchecked")
  public Reference<? extends T> remove() throws InterruptedException {
    return Maker.isElsewhere(this)
        ? (Reference<? extends T>) Maker.interruptibly(this, HERE + "remove ()" + REFERENCE)
        : heddle$remove();
  }

  @Override
  @SuppressWarnings("unchecked")
  public Reference<? extends T> remove(long timeoutMillis) throws InterruptedException {
    if (!Maker.isElsewhere(this)) {
      return heddle$remove(timeoutMillis);
    }
    return (Reference<? extends T>)
        Maker.interruptibly(this, HERE + "remove (J)" + REFERENCE, timeoutMillis);
  }

  public final void heddle$take(Reference<? extends T> reference) {
    boolean unused = new Arrived<T>(reference, this).enqueue();
  }

  public final Reference<? extends T> heddle$poll() {
    return unwrapped(super.poll());
  }

  /** Not by way of the other one: which of the two calls which depends on the JDK. */
  public final Reference<? extends T> heddle$remove() throws InterruptedException {
    return unwrapped(super.remove());
  }

  public final Reference<? extends T> heddle$remove(long timeoutMillis)
      throws InterruptedException {
    return unwrapped(super.remove(timeoutMillis));
  }

  private static <T> Reference<? extends T> unwrapped(Reference<? extends T> reference) {
    return reference instanceof Arrived<? extends T> arrived ? arrived.reference : reference;
  }
}
