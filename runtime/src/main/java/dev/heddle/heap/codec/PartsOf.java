package dev.heddle.heap.codec;

import dev.heddle.heap.NotShareableException;
import dev.heddle.heap.share.Kinds;
import dev.heddle.heap.share.NamedObjects;

/** Takes values apart, and refuses those that cannot travel. */
record PartsOf(NamedObjects named, String where) {
  /** Null for whatever has no parts, or has a name instead. */
  Parts take(Object value) {
    return switch (Kinds.of(value)) {
      case OBJECT, THROWABLE -> value instanceof Throwable t ? ThrowableCodec.take(t) : null;
      case FIELDS -> isNamed(value) ? null : FieldsCodec.take(value);
      case GRAPH ->
          isNamed(value) ? null : required(value, GraphCodec.take(value), GraphCodec.reason());
      case CONTAINER -> required(value, ContainerCodec.take(value), ContainerCodec.reason());
      case LAMBDA ->
          isNamed(value)
              ? null
              : required(
                  value, LambdaCodec.take(value), "it is a lambda of a class that was not woven");
      case MADE -> MadeCodec.take(value);
      case CLASS -> hiddenRefused((Class<?>) value);
      case REFUSED -> refusedUnlessNamed(value);
      case LEAF -> leaf(value);
      case ARRAY, OPAQUE, DELEGATED, STRING, BOX, ENUM -> null;
    };
  }

  private Parts required(Object value, Parts taken, String reason) {
    if (taken == null) {
      throw refusal(value, reason);
    }
    return taken;
  }

  private Parts leaf(Object value) {
    String reason = LeafCodec.reason(value);
    if (reason != null) {
      throw refusal(value, reason);
    }
    return null;
  }

  private Parts hiddenRefused(Class<?> type) {
    if (type.isHidden()) {
      throw refusal(type, "a hidden class has no name on another node");
    }
    return null;
  }

  private boolean isNamed(Object value) {
    return named.nameOf(value) != null;
  }

  private Parts refusedUnlessNamed(Object value) {
    if (!isNamed(value)) {
      throw refusal(value, Kinds.reason(value.getClass()));
    }
    return null;
  }

  private NotShareableException refusal(Object value, String reason) {
    return new NotShareableException(value.getClass().getName(), reason, "", where);
  }
}
