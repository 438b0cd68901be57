package dev.heddle.jdk.queues;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Over the elements that waited when it was made, less those taken before their turn. */
final class PartyIterator<E> implements Iterator<E> {
  private final Exchange<E> exchange;
  private final Iterator<Party<E>> parties;
  private Party<E> next;
  private E nextItem;
  private Party<E> returned;

  PartyIterator(Exchange<E> exchange) {
    this.exchange = exchange;
    this.parties = exchange.putters().iterator();
    step();
  }

  private void step() {
    nextItem = null;
    while (nextItem == null && parties.hasNext()) {
      next = parties.next();
      nextItem = next.item();
    }
  }

  @Override
  public boolean hasNext() {
    return nextItem != null;
  }

  @Override
  public E next() {
    E item = nextItem;
    if (item == null) {
      throw new NoSuchElementException();
    }
    returned = next;
    step();
    return item;
  }

  @Override
  public void remove() {
    if (returned == null) {
      throw new IllegalStateException();
    }
    exchange.remove(returned);
    returned = null;
  }
}
