package dev.heddle.heap.codec;

import dev.heddle.heap.wire.Input;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over a message: its table becomes objects of this node, then the body can be read.
 * Values made by the pass are published together at its end, complete; where another decoder
 * published one of them first the pass is run again and finds it.
 */
public final class MessageReader implements TableSource {
  private final Input in;
  private final TypeNames names;
  private final List<Class<?>> types = new ArrayList<>();
  private final Object[] objects;

  private MessageReader(Input in, TypeNames names) {
    this.in = in;
    this.names = names;
    this.objects = new Object[in.readCount() + 1];
  }

  /** Reads the table of a message; the reader returned stands before the body. */
  static MessageReader open(byte[] message, TypeNames names, Replicas replicas) {
    while (true) {
      MessageReader reader = new MessageReader(new Input(message), names);
      TableReader table = new TableReader(reader, replicas);
      table.read();
      if (table.publish()) {
        return reader;
      }
    }
  }

  /** Whether a message has words only, and refers to nothing. */
  public static boolean isTableEmpty(byte[] message) {
    return new Input(message).readCount() == 0;
  }

  @Override
  public Input in() {
    return in;
  }

  @Override
  public Object reference() {
    int index = in.readCount();
    assert index == 0 || objects[index] != null : "entry " + index + " is not there yet";
    return objects[index];
  }

  @Override
  public Class<?> type() {
    int index = in.readCount();
    if (index == types.size()) {
      types.add(names.resolve(in.readString()));
    }
    return types.get(index);
  }

  Object object(int index) {
    return objects[index];
  }

  void object(int index, Object object) {
    objects[index] = object;
  }

  TypeNames names() {
    return names;
  }
}
