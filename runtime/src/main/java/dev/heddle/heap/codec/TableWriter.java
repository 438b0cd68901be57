package dev.heddle.heap.codec;

import dev.heddle.bridge.IdentityHash;
import dev.heddle.heap.page.Member;
import dev.heddle.heap.share.Kind;
import dev.heddle.heap.share.Kinds;
import dev.heddle.heap.wire.Output;
import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes the table of a message so that a decoder can go through it once: first what stands alone
 * and what can be allocated empty, then lambdas and collections after what they are made of, last
 * the contents of what was allocated. No recursion: values may be nested as deep as a program
 * likes.
 */
final class TableWriter implements TableSink {
  private final Encoder message;
  private final Output table = new Output(256);
  private final Map<Class<?>, Integer> types = new HashMap<>();

  TableWriter(Encoder message) {
    this.message = message;
  }

  @Override
  public Output out() {
    return table;
  }

  @Override
  public void reference(Object value) {
    table.writeNumber(message.index(value));
  }

  @Override
  public void type(Class<?> type) {
    Integer known = types.putIfAbsent(type, types.size());
    table.writeNumber(known != null ? known : types.size() - 1);
    if (known == null) {
      message.requireFound(type);
      table.writeString(type.getName());
    }
  }

  byte[] write() {
    table.writeNumber(message.size());
    for (int i = 1; i <= message.size(); i++) {
      if (!isMadeOfParts(i)) {
        writeAlone(i);
      }
    }
    boolean[] written = new boolean[message.size() + 1];
    for (int i = 1; i <= message.size(); i++) {
      if (isMadeOfParts(i) && !written[i]) {
        writeAfterParts(i, written);
      }
    }
    for (int i = 1; i <= message.size(); i++) {
      if (message.parts(i) != null && !isMadeOfParts(i)) {
        begin(i, Tag.FILL);
        message.parts(i).payload().accept(this);
      }
    }
    table.writeByte(Tag.END);
    table.append(message.body());
    return table.toBytes();
  }

  private void begin(int index, int tag) {
    table.writeByte(tag);
    table.writeNumber(index);
  }

  private boolean isMadeOfParts(int index) {
    Kind kind = Kinds.of(message.object(index));
    return (kind == Kind.LAMBDA || kind == Kind.CONTAINER || kind == Kind.MADE)
        && message.parts(index) != null;
  }

  private void writeAfterParts(int root, boolean[] written) {
    Deque<Integer> path = new ArrayDeque<>();
    path.push(root);
    while (!path.isEmpty()) {
      int index = path.peek();
      boolean ready = true;
      for (Object child : message.parts(index).children()) {
        int part = message.index(child);
        if (part != 0 && isMadeOfParts(part) && !written[part]) {
          path.push(part);
          ready = false;
          break;
        }
      }
      if (ready) {
        path.pop();
        written[index] = true;
        writeMade(index);
      }
    }
  }

  private void writeMade(int index) {
    Object value = message.object(index);
    begin(
        index,
        switch (Kinds.of(value)) {
          case LAMBDA -> Tag.LAMBDA;
          case MADE -> Tag.MADE;
          default -> Tag.CONTAINER;
        });
    valueHeader(value);
    message.parts(index).payload().accept(this);
  }

  private void writeAlone(int index) {
    Object value = message.object(index);
    String name = message.nameOf(value);
    if (name != null) {
      begin(index, Tag.NAMED);
      table.writeString(name);
      return;
    }
    switch (Kinds.of(value)) {
      case OBJECT -> writeObject(index, value);
      case OPAQUE, DELEGATED -> {
        begin(index, Tag.OPAQUE);
        sharedHeader(value);
      }
      case ARRAY -> {
        begin(index, Tag.ARRAY);
        sharedHeader(value);
        table.writeNumber(Array.getLength(value));
      }
      case CLASS -> {
        begin(index, Tag.CLASS);
        message.requireFound((Class<?>) value);
        table.writeString(((Class<?>) value).getName());
      }
      case ENUM -> {
        begin(index, Tag.ENUM);
        type(((Enum<?>) value).getDeclaringClass());
        table.writeString(((Enum<?>) value).name());
      }
      case STRING -> writeString(index, (String) value);
      case BOX -> writeBox(index, value);
      case LEAF -> writeLeaf(index, value);
      case FIELDS, GRAPH, THROWABLE -> {
        begin(index, Tag.ALLOCATE);
        valueHeader(value);
        type(value.getClass());
      }
      case LAMBDA, CONTAINER, MADE, REFUSED ->
          throw new IllegalStateException(value.getClass().getName());
    }
  }

  @SuppressWarnings("EnumOrdinal") // the replica of a constant has the ordinal of its original
  private void writeObject(int index, Object value) {
    begin(index, value instanceof Throwable ? Tag.WOVEN_THROWABLE : Tag.OBJECT);
    sharedHeader(value);
    if (value instanceof Enum<?> constant) {
      table.writeString(constant.name());
      table.writeNumber(constant.ordinal());
    }
  }

  private void sharedHeader(Object object) {
    Member member = message.exported(object);
    table.writeLong(member.gid());
    table.writeInt(IdentityHash.of(object));
    type(object.getClass());
  }

  private void valueHeader(Object value) {
    table.writeLong(message.values().gidOf(value));
    table.writeInt(IdentityHash.of(value));
  }

  private void writeString(int index, String value) {
    if (message.values().find(value) == null && isInterned(value)) {
      begin(index, Tag.INTERNED);
      table.writeString(value);
    } else {
      writeLeaf(index, value);
    }
  }

  /**
   * Asking must not intern the program's own string: where no literal is there, a copy becomes it.
   */
  @SuppressWarnings("ReferenceEquality") // which object it is is the question
  private static boolean isInterned(String value) {
    return new String(value).intern() == value;
  }

  private void writeBox(int index, Object value) {
    if (BoxCodec.isCanonical(value)) {
      begin(index, Tag.CANONICAL);
      BoxCodec.write(value, table);
    } else {
      writeLeaf(index, value);
    }
  }

  private void writeLeaf(int index, Object value) {
    begin(index, Tag.LEAF);
    valueHeader(value);
    LeafCodec.write(value, table);
  }
}
