package dev.heddle.bridge;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * Reflection: what woven code calls before, after or in place of methods of {@code
 * java.lang.reflect}. Caller-sensitive methods stay where they are and are preceded by a hook.
 */
public final class ReflectOps {
  private static final String COPY = "$Heddle";
  private static final String HIDDEN = "heddle$";

  private ReflectOps() {}

  /** Before {@code Field.get} and its variants. */
  public static void beforeGet(Field field, Object target) {
    if (!Bridge.CLUSTERED) {
      return;
    }
    if (Modifier.isStatic(field.getModifiers())) {
      Class<?> owner = field.getDeclaringClass();
      FieldAccess.readStatics(owner, Bridge.hooks().staticState(owner));
      Volatiles.readStatics(owner, Bridge.hooks().staticState(owner));
    } else {
      FieldAccess.checkRead(target);
      Volatiles.checkRead(target);
    }
  }

  /** Before {@code Method.invoke}: what it calls may be code that is not woven. */
  public static void beforeInvoke(Method method, Object target, Object[] arguments) {
    if (arguments == null || !Bridge.CLUSTERED) {
      return;
    }
    for (Object argument : arguments) {
      if (argument != null && argument.getClass().isArray()) {
        ArrayAccess.writeAll(argument);
      }
    }
  }

  public static Object get(Object array, int index) {
    checkElement(array, index, false);
    return Array.get(array, index);
  }

  public static void set(Object array, int index, Object value) {
    checkElement(array, index, true);
    Array.set(array, index, value);
  }

  public static boolean getBoolean(Object array, int index) {
    checkElement(array, index, false);
    return Array.getBoolean(array, index);
  }

  public static void setBoolean(Object array, int index, boolean value) {
    checkElement(array, index, true);
    Array.setBoolean(array, index, value);
  }

  public static byte getByte(Object array, int index) {
    checkElement(array, index, false);
    return Array.getByte(array, index);
  }

  public static void setByte(Object array, int index, byte value) {
    checkElement(array, index, true);
    Array.setByte(array, index, value);
  }

  public static char getChar(Object array, int index) {
    checkElement(array, index, false);
    return Array.getChar(array, index);
  }

  public static void setChar(Object array, int index, char value) {
    checkElement(array, index, true);
    Array.setChar(array, index, value);
  }

  public static short getShort(Object array, int index) {
    checkElement(array, index, false);
    return Array.getShort(array, index);
  }

  public static void setShort(Object array, int index, short value) {
    checkElement(array, index, true);
    Array.setShort(array, index, value);
  }

  public static int getInt(Object array, int index) {
    checkElement(array, index, false);
    return Array.getInt(array, index);
  }

  public static void setInt(Object array, int index, int value) {
    checkElement(array, index, true);
    Array.setInt(array, index, value);
  }

  public static long getLong(Object array, int index) {
    checkElement(array, index, false);
    return Array.getLong(array, index);
  }

  public static void setLong(Object array, int index, long value) {
    checkElement(array, index, true);
    Array.setLong(array, index, value);
  }

  public static float getFloat(Object array, int index) {
    checkElement(array, index, false);
    return Array.getFloat(array, index);
  }

  public static void setFloat(Object array, int index, float value) {
    checkElement(array, index, true);
    Array.setFloat(array, index, value);
  }

  public static double getDouble(Object array, int index) {
    checkElement(array, index, false);
    return Array.getDouble(array, index);
  }

  public static void setDouble(Object array, int index, double value) {
    checkElement(array, index, true);
    Array.setDouble(array, index, value);
  }

  /** Whatever is no array is left to the JDK's method, which throws. */
  private static void checkElement(Object array, int index, boolean write) {
    if (array != null && array.getClass().isArray()) {
      if (write) {
        ArrayAccess.checkWrite(array, index);
      } else {
        ArrayAccess.checkRead(array, index);
      }
    }
  }

  /** The super class as without the agent. */
  public static Class<?> visibleClass(Class<?> type) {
    Class<?> visible = isCopy(type) ? original(type) : type;
    while (isSubstitute(visible)) {
      visible = visible.getSuperclass();
    }
    return visible;
  }

  /** The interfaces as without the agent. */
  public static Class<?>[] visible(Class<?>[] interfaces) {
    int kept = 0;
    for (Class<?> type : interfaces) {
      kept += type == Shared.class ? 0 : 1;
    }
    if (kept == interfaces.length) {
      return interfaces;
    }
    Class<?>[] visible = new Class<?>[kept];
    int next = 0;
    for (Class<?> type : interfaces) {
      if (type != Shared.class) {
        visible[next++] = type;
      }
    }
    return visible;
  }

  /** The members as without the agent. */
  public static Field[] visible(Field[] members) {
    int kept = 0;
    for (Field member : members) {
      if (!isHidden(member.getName(), member.isSynthetic())) {
        members[kept++] = member;
      }
    }
    return kept == members.length ? members : java.util.Arrays.copyOf(members, kept);
  }

  /** The members as without the agent. */
  public static Method[] visible(Method[] members) {
    int kept = 0;
    for (Method member : members) {
      if (!isHidden(member.getName(), member.isSynthetic())) {
        members[kept++] = member;
      }
    }
    return kept == members.length ? members : java.util.Arrays.copyOf(members, kept);
  }

  /** The members as without the agent. */
  public static Constructor<?>[] visible(Constructor<?>[] members) {
    int kept = 0;
    for (Constructor<?> member : members) {
      if (!isInjected(member)) {
        members[kept++] = member;
      }
    }
    return kept == members.length ? members : java.util.Arrays.copyOf(members, kept);
  }

  private static boolean isHidden(String name, boolean synthetic) {
    return name.startsWith(HIDDEN) || (synthetic && name.equals("serialVersionUID"));
  }

  private static boolean isInjected(Constructor<?> constructor) {
    Class<?>[] parameters = constructor.getParameterTypes();
    return parameters.length == 1 && parameters[0] == ReplicaMarker.class;
  }

  /** The class that a copy was made from; itself where it is a copy of none. */
  private static Class<?> original(Class<?> copy) {
    String name = copy.getName();
    int mark = name.indexOf(COPY);
    String rest = name.substring(mark + COPY.length());
    String own = name.substring(0, mark) + rest;
    String inherited = rest.isEmpty() ? own : "java.util." + rest.substring(1);
    for (String candidate : new String[] {own, inherited}) {
      try {
        return Class.forName(candidate, false, null);
      } catch (ClassNotFoundException e) {
        // Copied from a super class's nested class then.
      }
    }
    return copy;
  }

  /** A twin that is a copy of a JDK class. */
  private static boolean isCopy(Class<?> type) {
    return type.getName().startsWith("java.util.") && type.getName().contains(COPY);
  }

  static boolean isSubstitute(Class<?> type) {
    return type != null
        && type.getClassLoader() == Shared.class.getClassLoader()
        && Shared.class.isAssignableFrom(type)
        && (type.getName().startsWith("dev.heddle.bridge.")
            || type.getName().startsWith("dev.heddle.jdk.")
            || isCopy(type));
  }
}
