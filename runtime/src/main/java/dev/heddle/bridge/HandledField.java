package dev.heddle.bridge;

import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the field behind a VarHandle. Asked for on slow paths only; found by the
 * handle's identity in a table that is copied when it grows, so that a look-up takes no lock.
 */
final class HandledField {
  /** Of a handle that is none of a field of a woven class. */
  private static final HandledField FOREIGN = new HandledField(null, false);

  /** A field found by its offset or through an adapted handle: in the cell or on the page. */
  static final HandledField UNKNOWN = new HandledField(null, true);

  private static final class Entry extends WeakReference<VarHandle> {
    private final int hash;
    private final HandledField field;

    Entry(VarHandle handle, HandledField field) {
      super(handle);
      this.hash = System.identityHashCode(handle);
      this.field = field;
    }
  }

  private static volatile Entry[] table = new Entry[64];

  private final Class<?> staticOwner;
  private final boolean onPage;

  private HandledField(Class<?> staticOwner, boolean onPage) {
    this.staticOwner = staticOwner;
    this.onPage = onPage;
  }

  /** The woven class with mutable statics that has the field; null for any other. */
  Class<?> staticOwner() {
    return staticOwner;
  }

  /** Whether its value may lie on a page; else it is part of the cell. */
  boolean onPage() {
    return onPage;
  }

  /**
   * The field of a handle without coordinates or with one.
   *
   * @param user the class that uses the handle, whose loader knows the field's
   */
  static HandledField of(VarHandle handle, Class<?> user) {
    int hash = System.identityHashCode(handle);
    Entry[] entries = table;
    for (int i = hash & (entries.length - 1); entries[i] != null; i = next(i, entries)) {
      if (entries[i].hash == hash && entries[i].get() == handle) {
        return entries[i].field;
      }
    }
    return put(handle, describe(handle, user));
  }

  private static int next(int i, Entry[] entries) {
    return (i + 1) & (entries.length - 1);
  }

  private static synchronized HandledField put(VarHandle handle, HandledField field) {
    Entry[] old = table;
    int living = 1;
    for (Entry entry : old) {
      living += entry != null && entry.get() != null ? 1 : 0;
    }
    Entry[] copy = new Entry[living * 4 > old.length ? old.length * 2 : old.length];
    for (Entry entry : old) {
      if (entry != null && entry.get() != null) {
        insert(copy, entry);
      }
    }
    insert(copy, new Entry(handle, field));
    table = copy;
    return field;
  }

  private static void insert(Entry[] entries, Entry entry) {
    int i = entry.hash & (entries.length - 1);
    while (entries[i] != null) {
      i = next(i, entries);
    }
    entries[i] = entry;
  }

  private static HandledField describe(VarHandle handle, Class<?> user) {
    List<Class<?>> coordinates = handle.coordinateTypes();
    Optional<VarHandle.VarHandleDesc> description = handle.describeConstable();
    if (description.isEmpty()) {
      if (coordinates.isEmpty()) {
        throw new UnsupportedOperationException(
            "heddle: an adapted VarHandle of a static field is not supported, in "
                .concat(user.getName()));
      }
      return UNKNOWN;
    }
    String name = description.get().constantName();
    if (!coordinates.isEmpty()) {
      Field field = find(coordinates.get(0), name, handle.varType());
      return field == null ? UNKNOWN : new HandledField(null, isOnPage(field));
    }
    Class<?> owner = owner(description.get(), user);
    Field field = find(owner, name, handle.varType());
    Class<?> declaring = field == null ? owner : field.getDeclaringClass();
    if (!hasStatics(declaring) || field == null || Modifier.isFinal(field.getModifiers())) {
      return FOREIGN;
    }
    return new HandledField(declaring, isOnPage(field));
  }

  /** Initialised, as the access itself would: its statics have no state before. */
  private static Class<?> owner(VarHandle.VarHandleDesc description, Class<?> user) {
    String descriptor =
        ((java.lang.constant.ClassDesc) description.bootstrapArgsList().get(0)).descriptorString();
    String name = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    try {
      return Class.forName(name, true, user.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new UnsupportedOperationException(
          "heddle: a VarHandle of a class that is not seen from "
              .concat(user.getName())
              .concat(": ")
              .concat(name),
          e);
    }
  }

  static boolean hasStatics(Class<?> owner) {
    for (Field field : owner.getDeclaredFields()) {
      if (field.getName().equals("heddle$statics")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOnPage(Field field) {
    return !Modifier.isVolatile(field.getModifiers());
  }

  /** The field that a class declares or inherits; null for none. */
  static Field find(Class<?> owner, String name, Class<?> type) {
    for (Class<?> c = owner; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name) && field.getType() == type) {
          return field;
        }
      }
    }
    return null;
  }
}
