package dev.heddle.jdk.refs;

import dev.heddle.bridge.MadeReference;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;

/** Stands for {@link PhantomReference}. */
public class SharedPhantomReference<T> extends PhantomReference<T> implements MadeReference {
  /** Null unless the queue was made on another node. */
  private final QueueElsewhere queue;

  public SharedPhantomReference(T referent, ReferenceQueue<? super T> queue) {
    super(referent, QueueElsewhere.forJvm(queue));
    this.queue = QueueElsewhere.of(queue);
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
