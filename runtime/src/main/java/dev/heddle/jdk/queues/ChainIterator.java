package dev.heddle.jdk.queues;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Weakly consistent, in either direction; one element is read ahead. */
final class ChainIterator<E> implements Iterator<E> {
  private final Chain<E> chain;
  private final boolean forward;
  private Chain.Link<E> next;
  private E nextItem;
  private Chain.Link<E> lastRet;

  ChainIterator(Chain<E> chain, boolean forward) {
    this.chain = chain;
    this.forward = forward;
    step(null);
  }

  private void step(Chain.Link<E> from) {
    synchronized (chain) {
      next = chain.after(from, forward);
      nextItem = chain.itemOf(next);
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public E next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    lastRet = next;
    E item = nextItem;
    step(next);
    return item;
  }

  @Override
  public void remove() {
    if (lastRet == null) {
      throw new IllegalStateException();
    }
    chain.remove(lastRet);
    lastRet = null;
  }
}
