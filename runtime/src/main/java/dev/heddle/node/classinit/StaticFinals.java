package dev.heddle.node.classinit;

import dev.heddle.heap.share.Kinds;
import dev.heddle.node.service.JdkAccess;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jdk.internal.misc.Unsafe;

/**
 * The static final fields without a constant value, in declaration order: what a woven {@code
 * <clinit>} assigns. Which have a constant value is read from the class file.
 */
final class StaticFinals {
  private static final String HIDDEN = "heddle$";

  private final ClassValue<List<Field>> fields =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> owner) {
          return find(owner);
        }
      };

  /** Initialises nothing. */
  List<Field> of(Class<?> owner) {
    return fields.get(owner);
  }

  private static List<Field> find(Class<?> owner) {
    List<Field> found = new ArrayList<>();
    Set<String> constants = constants(owner);
    for (Field field : owner.getDeclaredFields()) {
      boolean constant = constants.contains(field.getName() + descriptor(field));
      int flags = field.getModifiers();
      if (Modifier.isStatic(flags)
          && Modifier.isFinal(flags)
          && !constant
          && !field.getName().startsWith(HIDDEN)) {
        found.add(field);
      }
    }
    return List.copyOf(found);
  }

  private static String descriptor(Field field) {
    return field.getType().descriptorString();
  }

  private static Set<String> constants(Class<?> owner) {
    String path = owner.getName().replace('.', '/') + ".class";
    ClassLoader loader = owner.getClassLoader();
    try (InputStream in =
        loader == null
            ? StaticFinals.class.getClassLoader().getResourceAsStream(path) // twins are ours
            : loader.getResourceAsStream(path)) {
      if (in == null && Kinds.isCopy(owner)) {
        return Set.of();
      }
      if (in == null) {
        throw new IllegalStateException("no class file of " + owner.getName());
      }
      return ConstantFields.of(new DataInputStream(in));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the class file of " + owner.getName(), e);
    }
  }

  /** The value, boxed; read without the check that the class is initialised. */
  static Object value(Field field) {
    Unsafe unsafe = JdkAccess.UNSAFE;
    Object base = unsafe.staticFieldBase(field);
    long offset = unsafe.staticFieldOffset(field);
    Class<?> type = field.getType();
    if (type == int.class) {
      return unsafe.getInt(base, offset);
    } else if (type == long.class) {
      return unsafe.getLong(base, offset);
    } else if (type == double.class) {
      return unsafe.getDouble(base, offset);
    } else if (type == float.class) {
      return unsafe.getFloat(base, offset);
    } else if (type == boolean.class) {
      return unsafe.getBoolean(base, offset);
    } else if (type == byte.class) {
      return unsafe.getByte(base, offset);
    } else if (type == short.class) {
      return unsafe.getShort(base, offset);
    } else if (type == char.class) {
      return unsafe.getChar(base, offset);
    }
    return unsafe.getReference(base, offset);
  }
}
