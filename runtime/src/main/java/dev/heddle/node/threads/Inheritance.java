package dev.heddle.node.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Values of inheritable thread-locals of a thread that starts on another node. Thread-locals are
 * made per node; one that is held in a static final field has a name, and by that name its value
 * goes along. Others, and values that cannot be shared, stay behind.
 */
public final class Inheritance {
  /** Thread-locals by name, on every node the same. */
  public interface Names {
    /** Class name and field name of the static final field that holds {@code local}; or null. */
    String[] nameOf(ThreadLocal<?> local);

    /** The thread-local in that field; null where there is none on this node. */
    ThreadLocal<?> byName(String className, String fieldName);

    /** Whether the value can leave this node. */
    boolean isShareable(Object value);
  }

  private static final int WORDS = 3;

  private final Names names;

  public Inheritance(Names names) {
    this.names = names;
  }

  /** The thread, then class name, field name and value of each inherited value. */
  Object[] pack(Thread thread) {
    List<Object> packed = new ArrayList<>();
    packed.add(thread);
    for (Map.Entry<ThreadLocal<?>, Object> entry : InheritedValues.of(thread).entrySet()) {
      String[] name = names.nameOf(entry.getKey());
      if (name != null && names.isShareable(entry.getValue())) {
        packed.add(name[0]);
        packed.add(name[1]);
        packed.add(entry.getValue());
      }
    }
    return packed.toArray();
  }

  /** Gives the values to a replica that is about to start. */
  void unpack(Object[] packed, Thread thread) {
    for (int i = 1; i < packed.length; i += WORDS) {
      ThreadLocal<?> local = names.byName((String) packed[i], (String) packed[i + 1]);
      if (local != null) {
        InheritedValues.put(thread, local, packed[i + 2]);
      }
    }
  }
}
