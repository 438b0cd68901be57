package dev.heddle.bridge;

import jdk.internal.misc.Unsafe;

/**
 * Frames of copied collections, with the class, method and line of the JDK's code that was copied.
 * A twin has the code of several classes: what exceeds {@link #LINES} in its line numbers says how
 * far above the twin's super class the method was declared.
 */
public final class TwinFrames {
  /** More than any source file has that is copied together with others. */
  public static final int LINES = 1 << 13;

  /** Follows the name of a method that the copy had to rename. */
  private static final String RENAMED = "$$";

  private static final String PACKAGE = "java.util.";
  private static final String MARK = "$Heddle";
  private static final Unsafe U = Unsafe.getUnsafe();
  private static final long CLASS = offset("declaringClass");
  private static final long METHOD = offset("methodName");
  private static final long FILE = offset("fileName");
  private static final long LINE = offset("lineNumber");

  private TwinFrames() {}

  private static long offset(String field) {
    return U.objectFieldOffset(StackTraceElement.class, field);
  }

  static boolean isTwin(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.startsWith(PACKAGE) && name.contains(MARK);
  }

  /** Whether the frame is of a method of a twin's that the JDK's class does not have. */
  static boolean isAdded(StackTraceElement frame) {
    return frame.getLineNumber() < 0 && isTwin(frame);
  }

  /** Changes a frame of a twin, which nobody has seen, to that of the JDK's class. */
  static void restore(StackTraceElement frame) {
    String name = frame.getClassName();
    int mark = name.indexOf(MARK);
    String original = name.substring(0, mark);
    String nested = name.substring(mark + MARK.length());
    int line = frame.getLineNumber();
    if (!nested.isEmpty()) {
      U.putReference(frame, CLASS, original(original, nested, frame.getFileName()));
    } else if (line > LINES && hasSuperClass(original)) {
      String declaring = ancestor(name, line / LINES + 1);
      U.putReference(frame, CLASS, declaring);
      U.putReference(frame, FILE, declaring.substring(PACKAGE.length()).concat(".java"));
      U.putInt(frame, LINE, line % LINES);
    } else {
      U.putReference(frame, CLASS, original);
    }
    restoreMethod(frame);
  }

  private static void restoreMethod(StackTraceElement frame) {
    String method = frame.getMethodName();
    int end = method.indexOf(RENAMED);
    if (end >= 0) {
      String own = method.substring(0, end);
      U.putReference(frame, METHOD, own.equals("init") ? "<init>" : own);
    }
  }

  /** A nested class of another class than the twin's is copied with the other's name before it. */
  private static String original(String outer, String nested, String file) {
    String fileOf = nested.substring(1).concat("$");
    String own = fileOf.substring(0, fileOf.indexOf('$')).concat(".java");
    return own.equals(file) ? PACKAGE.concat(nested.substring(1)) : outer.concat(nested);
  }

  /** Classes of static methods are copied alone. */
  private static boolean hasSuperClass(String original) {
    return !original.equals("java.util.Arrays") && !original.equals("java.util.Collections");
  }

  private static String ancestor(String twin, int steps) {
    try {
      Class<?> type = Class.forName(twin, false, null);
      for (int i = 0; i < steps; i++) {
        type = type.getSuperclass();
      }
      return type.getName();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(twin, e); // its code runs
    }
  }
}
