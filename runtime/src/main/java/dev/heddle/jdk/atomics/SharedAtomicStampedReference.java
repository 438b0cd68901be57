package dev.heddle.jdk.atomics;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.AtomicStampedReference;

/** Stands for {@link AtomicStampedReference}. */
public class SharedAtomicStampedReference<V> extends AtomicStampedReference<V> {
  @SuppressWarnings("rawtypes") // a class literal has no type arguments
  private static final AtomicReferenceFieldUpdater<SharedAtomicStampedReference, Stamped> PAIR =
      AtomicReferenceFieldUpdater.newUpdater(
          SharedAtomicStampedReference.class, Stamped.class, "pair");

  /** A record: its content travels with the reference to it. */
  private volatile Stamped pair;

  public SharedAtomicStampedReference(V initialReference, int initialStamp) {
    super(null, 0);
    pair = new Stamped(initialReference, initialStamp);
  }

  @Override
  @SuppressWarnings("unchecked") // nothing else is ever stored
  public V getReference() {
    return (V) pair.reference();
  }

  @Override
  public int getStamp() {
    return pair.stamp();
  }

  @Override
  @SuppressWarnings("unchecked") // nothing else is ever stored
  public V get(int[] stampHolder) {
    Stamped now = pair;
    stampHolder[0] = now.stamp();
    return (V) now.reference();
  }

  @Override
  public boolean weakCompareAndSet(
      V expectedReference, V newReference, int expectedStamp, int newStamp) {
    return compareAndSet(expectedReference, newReference, expectedStamp, newStamp);
  }

  @Override
  public boolean compareAndSet(
      V expectedReference, V newReference, int expectedStamp, int newStamp) {
    Stamped now = pair;
    if (now.reference() != expectedReference || now.stamp() != expectedStamp) {
      return false;
    }
    return (newReference == now.reference() && newStamp == now.stamp())
        || PAIR.compareAndSet(this, now, new Stamped(newReference, newStamp));
  }

  @Override
  public void set(V newReference, int newStamp) {
    Stamped now = pair;
    if (newReference != now.reference() || newStamp != now.stamp()) {
      pair = new Stamped(newReference, newStamp);
    }
  }

  @Override
  public boolean attemptStamp(V expectedReference, int newStamp) {
    Stamped now = pair;
    return now.reference() == expectedReference
        && (newStamp == now.stamp()
            || PAIR.compareAndSet(this, now, new Stamped(expectedReference, newStamp)));
  }
}
