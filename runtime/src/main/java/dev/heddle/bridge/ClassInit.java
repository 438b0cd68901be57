package dev.heddle.bridge;

/**
 * A woven class is initialised once per cluster. Its {@code <clinit>} becomes:
 *
 * <pre>
 *   Object[] finals = ClassInit.begin(X.class);
 *   if (finals == null) { try { body; } catch (Throwable t) { ClassInit.fail(X.class, t); throw t; }
 *                         ClassInit.done(X.class); }
 *   else { X.F1 = (T1) finals[0]; X.F2 = ((Integer) finals[1]).intValue(); ... }
 * </pre>
 *
 * <p>{@code finals} holds the static final fields without a constant value, in declaration order;
 * primitives boxed. All other statics live on the class's statics page, behind {@code
 * heddle$statics}. The class initialisation lock of the JVM is held meanwhile: only application
 * threads and decoders wait here, never the node loop (RULES 12, 17).
 */
public final class ClassInit {
  private ClassInit() {}

  /** Null where this node is to run the body; else the values of the final statics. */
  public static Object[] begin(Class<?> owner) {
    return Bridge.CLUSTERED ? Bridge.hooks().beginClassInit(owner) : null;
  }

  /**
   * Whether a static final of this type may be left on the node that made it: reads of it are
   * checked, so that they are refused elsewhere, and only they.
   */
  public static boolean mayStayOnItsNode(String descriptor) {
    return descriptor.startsWith("Ljavax/")
        || (descriptor.startsWith("Ljava/") && !descriptor.startsWith("Ljava/lang/"));
  }

  /**
   * A static final was read and is null: as the program made it, or its value stayed on the node
   * that made it.
   *
   * @param field with the name of its class
   */
  public static void nullConstant(String field) {
    if (Bridge.CLUSTERED) {
      Bridge.hooks().nullConstant(field);
    }
  }

  /** The body ended; others may take the result. */
  public static void done(Class<?> owner) {
    if (Bridge.CLUSTERED) {
      Bridge.hooks().endClassInit(owner, null);
    }
  }

  /** The body threw; the class is failed on every node. */
  public static void fail(Class<?> owner, Throwable cause) {
    if (Bridge.CLUSTERED) {
      Bridge.hooks().endClassInit(owner, cause);
    }
  }
}
