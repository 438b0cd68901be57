package dev.heddle.weave.model;

/** Names of the bridge as woven code refers to them. */
public final class Bridge {
  private static final String PACKAGE = "dev/heddle/bridge/";

  public static final String SHARED = PACKAGE + "Shared";
  public static final String SHARED_OBJECT = PACKAGE + "SharedObject";
  public static final String SHARED_THREAD = PACKAGE + "SharedThread";
  public static final String SHARED_RANDOM = PACKAGE + "SharedRandom";
  public static final String REPLICA_MARKER = PACKAGE + "ReplicaMarker";
  public static final String FIELD_ACCESS = PACKAGE + "FieldAccess";
  public static final String ARRAY_ACCESS = PACKAGE + "ArrayAccess";
  public static final String ARRAY_HANDLE = PACKAGE + "ArrayHandle";
  public static final String ARRAY_OPS = PACKAGE + "ArrayOps";
  public static final String ARRAY_CALLBACKS = PACKAGE + "ArrayCallbacks";
  public static final String ARRAY_CELLS = PACKAGE + "ArrayCells";
  public static final String HANDLE_OPS = PACKAGE + "HandleOps";
  public static final String UPDATER_OPS = PACKAGE + "UpdaterOps";
  public static final String ACCESSOR_OPS = PACKAGE + "AccessorOps";
  public static final String BUFFER_OPS = PACKAGE + "BufferOps";
  public static final String OPAQUE_ACCESS = PACKAGE + "OpaqueAccess";
  public static final String DELEGATE_OPS = PACKAGE + "DelegateOps";
  public static final String MONITORS = PACKAGE + "Monitors";
  public static final String VOLATILES = PACKAGE + "Volatiles";
  public static final String CLASS_INIT = PACKAGE + "ClassInit";
  public static final String LOGGER_OPS = PACKAGE + "LoggerOps";
  public static final String OBJECT_OPS = PACKAGE + "ObjectOps";
  public static final String GROUP_OPS = PACKAGE + "GroupOps";
  public static final String THREAD_OPS = PACKAGE + "ThreadOps";
  public static final String SYSTEM_OPS = PACKAGE + "SystemOps";
  public static final String REFLECT_OPS = PACKAGE + "ReflectOps";
  public static final String STACK_FRAMES = PACKAGE + "StackFrames";
  public static final String TWIN_FINALS = PACKAGE + "TwinFinals";
  public static final String JDK_LAMBDAS = PACKAGE + "JdkLambdas";
  public static final String SERIAL_OPS = PACKAGE + "SerialOps";
  public static final String WEAK_OPS = PACKAGE + "WeakOps";
  public static final String IDENTITY_HASH = PACKAGE + "IdentityHash";

  /** Every hidden member's name begins so. */
  public static final String HIDDEN = "heddle$";

  public static final String STATE = HIDDEN + "state";
  public static final String META = HIDDEN + "meta";
  public static final String STATICS = HIDDEN + "statics";
  public static final String LAMBDA = HIDDEN + "lambda$";
  public static final String GUARDED = HIDDEN + "guarded$";
  public static final String REFERENCE = HIDDEN + "reference$";

  private Bridge() {}

  public static String descriptor(String internalName) {
    return 'L' + internalName + ';';
  }
}
