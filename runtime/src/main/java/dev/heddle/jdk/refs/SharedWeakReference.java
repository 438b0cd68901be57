package dev.heddle.jdk.refs;

import dev.heddle.bridge.MadeReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** Stands for {@link WeakReference}. */
public class SharedWeakReference<T> extends WeakReference<T> implements MadeReference {
  /** Null unless the queue was made on another node. */
  private final QueueElsewhere queue;

  public SharedWeakReference(T referent) {
    super(referent);
    queue = null;
  }

  public SharedWeakReference(T referent, ReferenceQueue<? super T> queue) {
    super(referent, QueueElsewhere.forJvm(queue));
    this.queue = QueueElsewhere.of(queue);
  }

  @Override
  @SuppressWarnings("unchecked")
  public T get() {
    T referent = super.get();
    return referent == null && Maker.isElsewhere(this)
        ? (T) Maker.ask(this, "heddle$get ()Ljava/lang/Object;")
        : referent;
  }

  @Override
  public void clear() {
    if (Maker.isElsewhere(this)) {
      Maker.ask(this, "heddle$clear ()V");
    } else {
      heddle$clear();
    }
  }

  @Override
  public boolean enqueue() {
    return Maker.isElsewhere(this)
        ? (Boolean) Maker.ask(this, "heddle$enqueue ()Z")
        : heddle$enqueue();
  }

  @Override
  @SuppressWarnings("deprecation")
  public boolean isEnqueued() {
    return Maker.isElsewhere(this)
        ? (Boolean) Maker.ask(this, "heddle$isEnqueued ()Z")
        : heddle$isEnqueued();
  }

  @Override
  public final Object heddle$get() {
    return super.get();
  }

  @Override
  public final void heddle$clear() {
    super.clear();
  }

  @Override
  public final boolean heddle$refersTo(Object object) {
    return SharedReference.refersHere(this, object);
  }

  @Override
  public final boolean heddle$enqueue() {
    if (queue == null) {
      return super.enqueue();
    }
    super.clear();
    return queue.tell(this);
  }

  @Override
  @SuppressWarnings("deprecation")
  public final boolean heddle$isEnqueued() {
    return queue == null ? super.isEnqueued() : queue.isTold();
  }

  @Override
  public final void heddle$ended() {
    boolean unused = queue.tell(this);
  }
}
