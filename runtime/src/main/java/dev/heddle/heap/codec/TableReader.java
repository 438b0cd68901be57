package dev.heddle.heap.codec;

import dev.heddle.bridge.IdentityHash;
import dev.heddle.heap.named.NamedHash;
import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.share.Kind;
import dev.heddle.heap.share.Kinds;
import dev.heddle.heap.wire.Input;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Goes through the table of one message. */
final class TableReader {
  /** Made in this pass, not yet known to others. */
  private record Staged(long gid, Object made, boolean woven) {}

  private final MessageReader message;
  private final Replicas replicas;
  private final Input in;
  private final List<Staged> staged = new ArrayList<>();
  private final BitSet stagedIndices = new BitSet();

  TableReader(MessageReader message, Replicas replicas) {
    this.message = message;
    this.replicas = replicas;
    this.in = message.in();
  }

  void read() {
    for (int tag = in.readByte(); tag != Tag.END; tag = in.readByte()) {
      int index = in.readCount();
      if (tag == Tag.FILL) {
        fill(message.object(index), stagedIndices.get(index));
      } else {
        message.object(index, entry(tag, index));
      }
    }
  }

  /**
   * Publishes all or nothing, so that no published value refers to one that was not. The lock is a
   * leaf.
   *
   * @return false where another decoder published one of them first: the pass is to be repeated
   */
  boolean publish() {
    synchronized (replicas.values()) {
      for (Staged next : staged) {
        if (known(next) != null) {
          return false;
        }
      }
      for (Staged next : staged) {
        Object first =
            next.woven
                ? replicas.publish(next.gid, next.made)
                : replicas.values().adopt(next.gid, next.made);
        assert first == next.made;
      }
      return true;
    }
  }

  private Object known(Staged next) {
    return next.woven ? replicas.find(next.gid) : replicas.values().get(next.gid);
  }

  private Object entry(int tag, int index) {
    return switch (tag) {
      case Tag.OBJECT -> object();
      case Tag.OPAQUE -> opaque();
      case Tag.WOVEN_THROWABLE -> wovenThrowable(index);
      case Tag.ARRAY -> replicas.array(in.readLong(), in.readInt(), message.type(), in.readCount());
      case Tag.CLASS -> hashed(message.names().resolve(in.readString()));
      case Tag.ENUM -> constant(message.type(), in.readString());
      case Tag.INTERNED -> in.readString().intern();
      case Tag.NAMED -> hashed(named(in.readString()));
      case Tag.CANONICAL -> BoxCodec.readCanonical(in);
      case Tag.LEAF, Tag.ALLOCATE, Tag.LAMBDA, Tag.CONTAINER, Tag.MADE -> value(tag, index);
      default -> throw new IllegalArgumentException("table entry of kind " + tag);
    };
  }

  private static Object hashed(Object named) {
    NamedHash.give(named);
    return named;
  }

  private Object object() {
    long gid = in.readLong();
    int hash = in.readInt();
    Class<?> type = message.type();
    boolean constant = Enum.class.isAssignableFrom(type);
    String name = constant ? in.readString().intern() : null;
    int ordinal = constant ? in.readCount() : 0;
    Object known = replicas.find(gid);
    if (known != null) {
      return known;
    }
    Object fresh = replicas.fresh(type, hash);
    if (constant) {
      replicas.setEnumParts(fresh, name, ordinal);
    }
    return replicas.publish(gid, fresh);
  }

  private Object opaque() {
    long gid = in.readLong();
    int hash = in.readInt();
    Class<?> type = message.type();
    Object known = replicas.find(gid);
    if (known != null) {
      return known;
    }
    message.names().resolver().guardMethods(type);
    return replicas.publishOpaque(gid, replicas.fresh(type, hash));
  }

  private Object wovenThrowable(int index) {
    long gid = in.readLong();
    int hash = in.readInt();
    Class<?> type = message.type();
    Object known = replicas.find(gid);
    return known != null ? known : stage(index, gid, replicas.fresh(type, hash), true);
  }

  private Object value(int tag, int index) {
    long gid = in.readLong();
    int hash = in.readInt();
    Object made =
        switch (tag) {
          case Tag.LEAF -> LeafCodec.read(in);
          case Tag.ALLOCATE -> ReplicaFactory.allocate(message.type());
          case Tag.LAMBDA -> LambdaCodec.read(message);
          case Tag.MADE -> MadeCodec.read(message);
          default -> ContainerCodec.read(message);
        };
    Object known = replicas.values().get(gid);
    if (known != null) {
      return known;
    }
    IdentityHash.assign(made, hash);
    return stage(index, gid, made, false);
  }

  private Object stage(int index, long gid, Object made, boolean woven) {
    staged.add(new Staged(gid, made, woven));
    stagedIndices.set(index);
    return made;
  }

  /** The content of an instance that was here before is read and dropped. */
  private void fill(Object object, boolean fresh) {
    Object into = fresh ? object : Raw.allocate(object.getClass());
    if (into instanceof Throwable) {
      ThrowableCodec.fill(into, message);
    } else if (Kinds.of(into) == Kind.GRAPH) {
      GraphCodec.fill(into, message);
    } else {
      FieldsCodec.fill(into, message);
    }
  }

  private Object named(String name) {
    Object object = replicas.named().byName(name);
    if (object == null) {
      throw new IllegalStateException("this node has nothing named " + name);
    }
    return object;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the constant's own class says what it is
  private static Object constant(Class<?> type, String name) {
    return Enum.valueOf((Class) type, name);
  }
}
