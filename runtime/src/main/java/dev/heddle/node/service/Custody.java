package dev.heddle.node.service;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * References that are in bytes of this node and nowhere else: from the encoding of a payload until
 * the message is queued, and from the arrival of a request until its handler has decoded it. While
 * there are some, distributed collection must not take this node's heap for all it holds (RULES
 * 21).
 */
public final class Custody {
  /** A thread by identity: a program's may override equals. */
  private static final class Sender {
    final Thread thread;

    Sender(Thread thread) {
      this.thread = thread;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Sender sender && sender.thread == thread;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(thread);
    }
  }

  private final Set<Sender> encoding = ConcurrentHashMap.newKeySet();

  private final AtomicInteger handling = new AtomicInteger();

  /** A codec whose encodings are in custody until the same thread has sent its next message. */
  public ValueCodec guard(ValueCodec codec) {
    return new ValueCodec() {
      @Override
      public byte[] encode(Object... values) {
        encoding.add(new Sender(Thread.currentThread()));
        try {
          return codec.encode(values);
        } catch (Throwable e) {
          sent(); // nothing was made that could be
          throw e;
        }
      }

      @Override
      public Object[] decode(byte[] bytes) {
        return codec.decode(bytes);
      }
    };
  }

  /** The threads that encoded and have not sent; those that ended meanwhile never will. */
  public boolean isEncoding() {
    encoding.removeIf(sender -> !sender.thread.isAlive());
    return !encoding.isEmpty();
  }

  /** Nothing is being encoded or decoded by services. */
  public boolean isEmpty() {
    return !isEncoding() && handling.get() == 0;
  }

  void sent() {
    if (!encoding.isEmpty()) {
      encoding.remove(new Sender(Thread.currentThread()));
    }
  }

  void handling() {
    handling.incrementAndGet();
  }

  void handled() {
    handling.decrementAndGet();
  }
}
