package dev.heddle.heap.codec;

import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.Shared;
import dev.heddle.heap.NotShareableException;
import dev.heddle.heap.named.NamedHash;
import dev.heddle.heap.page.ArrayMeta;
import dev.heddle.heap.page.Member;
import dev.heddle.heap.page.PageTable;
import dev.heddle.heap.share.Kind;
import dev.heddle.heap.share.Kinds;
import dev.heddle.heap.share.NamedObjects;
import dev.heddle.heap.share.Promotion;
import dev.heddle.heap.wire.Output;
import dev.heddle.heap.wire.WordSink;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Encodes one message. The body is written first and refers to objects by index; {@link #finish}
 * takes values apart until nothing new turns up, promotes all local objects in one go, so that what
 * was published together lies together, and puts the table before the body.
 */
public final class Encoder implements WordSink {
  private final PageTable pages;
  private final ValueTable values;
  private final NamedObjects named;
  private final Promotion promotion;
  private final TypeNames names;
  private final String where;
  private final Output body = new Output(256);
  private final IdentityHashMap<Object, Integer> indices = new IdentityHashMap<>();
  private final List<Object> objects = new ArrayList<>();
  private final List<Parts> parts = new ArrayList<>();

  /**
   * An empty message.
   *
   * @param where what is being published, for the message of a refusal
   */
  Encoder(
      PageTable pages,
      ValueTable values,
      NamedObjects named,
      Promotion promotion,
      TypeNames names,
      String where) {
    this.pages = pages;
    this.values = values;
    this.named = named;
    this.promotion = promotion;
    this.names = names;
    this.where = where;
  }

  @Override
  public Output out() {
    return body;
  }

  @Override
  public void reference(Object value) {
    body.writeNumber(index(value));
  }

  @Override
  public void reference(Object value, Object from) {
    if (value != null && Kinds.of(value) == Kind.REFUSED && named.nameOf(value) == null) {
      Class<?> type = value.getClass();
      String path =
          from instanceof Class<?> array ? "an element of " + array.getTypeName() : from.toString();
      throw new NotShareableException(type.getName(), Kinds.reason(type), path, where);
    }
    reference(value);
  }

  /** 0 for null, else the place in the table from 1. */
  int index(Object value) {
    if (value == null) {
      return 0;
    }
    NamedHash.give(value); // before the map asks for its hash
    Integer known = indices.putIfAbsent(value, objects.size() + 1);
    if (known != null) {
      return known;
    }
    objects.add(value);
    return objects.size();
  }

  /**
   * The message.
   *
   * @throws NotShareableException naming class, path and {@code where}
   */
  public byte[] finish() {
    List<Object> roots = new ArrayList<>();
    PartsOf partsOf = new PartsOf(named, where);
    for (int i = 0; i < objects.size(); i++) {
      Object object = objects.get(i);
      Parts taken = take(partsOf, object);
      parts.add(taken);
      if (taken != null) {
        for (Object child : taken.children()) {
          index(child);
        }
      }
      if (isPromotable(object)) {
        roots.add(object);
      }
    }
    promotion.promote(roots, where);
    return new TableWriter(this).write();
  }

  /** A refused part is named by what it is part of. */
  private Parts take(PartsOf partsOf, Object object) {
    try {
      return partsOf.take(object);
    } catch (NotShareableException e) {
      for (int i = 0; i < parts.size(); i++) {
        Parts whole = parts.get(i);
        if (whole != null && Stream.of(whole.children()).anyMatch(part -> part == object)) {
          throw e.heldBy(wholeName(objects.get(i)));
        }
      }
      throw e;
    }
  }

  private static String wholeName(Object whole) {
    String name = whole.getClass().getName();
    return Kinds.of(whole) == Kind.LAMBDA
        ? "a lambda of " + name.substring(0, name.indexOf("$$"))
        : name;
  }

  private boolean isPromotable(Object object) {
    Kind kind = Kinds.of(object);
    return switch (kind) {
      case OBJECT, ARRAY, OPAQUE -> true;
      case DELEGATED -> named.nameOf(object) == null;
      default -> false;
    };
  }

  // What the table writer asks.

  int size() {
    return objects.size();
  }

  Object object(int index) {
    return objects.get(index - 1);
  }

  Parts parts(int index) {
    return parts.get(index - 1);
  }

  void requireFound(Class<?> type) {
    names.requireFound(type, where);
  }

  Output body() {
    return body;
  }

  String nameOf(Object object) {
    return named.nameOf(object);
  }

  ValueTable values() {
    return values;
  }

  /** The metadata of a shared object or array whose reference leaves this node. */
  Member exported(Object object) {
    Member member;
    if (object instanceof Shared shared) {
      member = (Member) shared.heddle$meta();
    } else if (object.getClass().isArray()) {
      ArrayHandle handle = pages.arrayHandle(object);
      member = ((ArrayMeta) handle.meta).slice(0);
    } else {
      member = (Member) pages.opaqueHandle(object).meta;
    }
    member.page().export();
    return member;
  }
}
