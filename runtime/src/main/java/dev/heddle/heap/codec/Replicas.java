package dev.heddle.heap.codec;

import dev.heddle.bridge.IdentityHash;
import dev.heddle.bridge.Shared;
import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.opaque.OpaqueClasses;
import dev.heddle.heap.page.Member;
import dev.heddle.heap.page.PageTable;
import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.share.ArrayShape;
import dev.heddle.heap.share.NamedObjects;
import java.lang.reflect.Array;

/** This node's object for a gid: the one it has, or a fresh replica, INVALID. */
record Replicas(
    PageTable pages, ValueTable values, Layouts layouts, NamedObjects named, int pageBytes) {
  private static final long ENUM_NAME = Raw.offset(Enum.class, "name");
  private static final long ENUM_ORDINAL = Raw.offset(Enum.class, "ordinal");

  /** The living object of a gid, or null. */
  Object find(long gid) {
    Member member = pages.member(gid);
    Object known = member == null ? null : member.target();
    if (known != null) {
      member.page().touch();
    }
    return known;
  }

  /** An instance nobody knows yet, with the identity hash of its original. */
  Object fresh(Class<?> type, int hash) {
    Object fresh = ReplicaFactory.create(type);
    IdentityHash.assign(fresh, hash);
    return fresh;
  }

  void setEnumParts(Object constant, String name, int ordinal) {
    Raw.putReference(constant, ENUM_NAME, name);
    Raw.put(constant, ENUM_ORDINAL, 4, ordinal);
  }

  /** The replica of the gid from now on: {@code fresh}, or the one that was first. */
  Object publish(long gid, Object fresh) {
    return pages.addReplica(gid, (Shared) fresh, layouts.of(fresh.getClass()));
  }

  Object publishOpaque(long gid, Object fresh) {
    return pages.addReplica(gid, fresh, OpaqueClasses.form(fresh.getClass()));
  }

  Object array(long gid, int hash, Class<?> type, int length) {
    Object known = find(gid);
    if (known != null) {
      return known;
    }
    Class<?> component = type.getComponentType();
    Object fresh = Array.newInstance(component, length);
    IdentityHash.assign(fresh, hash);
    ArrayShape shape = ArrayShape.of(component, length, pageBytes);
    return pages.addReplica(gid, fresh, shape.chunkShift(), shape.chunkCount());
  }
}
