package dev.heddle.node.threads;

import dev.heddle.node.service.ValueCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Values of inheritable thread-locals of a thread that starts on another node. What cannot be
 * shared stays behind.
 */
public final class Inheritance {
  private final ValueCodec codec;

  public Inheritance(ValueCodec codec) {
    this.codec = codec;
  }

  /** The thread, then each thread-local and its value. */
  Object[] pack(Thread thread) {
    List<Object> packed = new ArrayList<>();
    packed.add(thread);
    for (Map.Entry<ThreadLocal<?>, Object> entry : InheritedValues.of(thread).entrySet()) {
      if (isShareable(entry.getKey(), entry.getValue())) {
        packed.add(entry.getKey());
        packed.add(entry.getValue());
      }
    }
    return packed.toArray();
  }

  private boolean isShareable(Object... values) {
    try {
      codec.encode(values);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Gives the values to a replica that is about to start. */
  void unpack(Object[] packed, Thread thread) {
    for (int i = 1; i < packed.length; i += 2) {
      InheritedValues.put(thread, (ThreadLocal<?>) packed[i], packed[i + 1]);
    }
  }
}
