package dev.heddle.jdk.atomics;

import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/** Stands for {@link AtomicMarkableReference}. */
public class SharedAtomicMarkableReference<V> extends AtomicMarkableReference<V> {
  @SuppressWarnings("rawtypes") // a class literal has no type arguments
  private static final AtomicReferenceFieldUpdater<SharedAtomicMarkableReference, Markable> PAIR =
      AtomicReferenceFieldUpdater.newUpdater(
          SharedAtomicMarkableReference.class, Markable.class, "pair");

  /** A record: its content travels with the reference to it. */
  private volatile Markable pair;

  public SharedAtomicMarkableReference(V initialReference, boolean initialMark) {
    super(null, false);
    pair = new Markable(initialReference, initialMark);
  }

  @Override
  @SuppressWarnings("unchecked") // nothing else is ever stored
  public V getReference() {
    return (V) pair.reference();
  }

  @Override
  public boolean isMarked() {
    return pair.mark();
  }

  @Override
  @SuppressWarnings("unchecked") // nothing else is ever stored
  public V get(boolean[] markHolder) {
    Markable now = pair;
    markHolder[0] = now.mark();
    return (V) now.reference();
  }

  @Override
  public boolean weakCompareAndSet(
      V expectedReference, V newReference, boolean expectedMark, boolean newMark) {
    return compareAndSet(expectedReference, newReference, expectedMark, newMark);
  }

  @Override
  public boolean compareAndSet(
      V expectedReference, V newReference, boolean expectedMark, boolean newMark) {
    Markable now = pair;
    if (now.reference() != expectedReference || now.mark() != expectedMark) {
      return false;
    }
    return (newReference == now.reference() && newMark == now.mark())
        || PAIR.compareAndSet(this, now, new Markable(newReference, newMark));
  }

  @Override
  public void set(V newReference, boolean newMark) {
    Markable now = pair;
    if (newReference != now.reference() || newMark != now.mark()) {
      pair = new Markable(newReference, newMark);
    }
  }

  @Override
  public boolean attemptMark(V expectedReference, boolean newMark) {
    Markable now = pair;
    return now.reference() == expectedReference
        && (newMark == now.mark()
            || PAIR.compareAndSet(this, now, new Markable(expectedReference, newMark)));
  }
}
