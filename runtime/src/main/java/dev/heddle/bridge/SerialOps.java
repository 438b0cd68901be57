package dev.heddle.bridge;

/**
 * Serialization reads fields and elements by offset. {@code ObjectOutputStream} calls these as it
 * reaches each object: after the program's own {@code writeObject} methods, which may acquire, and
 * after replacement.
 */
public final class SerialOps {
  private SerialOps() {}

  /** Before the fields of an object that one of its classes declares are written. */
  public static void readFields(Object object) {
    if (object instanceof Shared shared && shared.heddle$state() != 0) {
      Volatiles.read(object);
      FieldAccess.read(object);
    }
  }

  /** The class that the program knows, for the message of a {@code NotSerializableException}. */
  public static String shownName(String className) {
    return className.equals(SharedObject.class.getName())
        ? Object.class.getName()
        : className.replace("$Heddle", "");
  }

  /** What an {@code ObjectInputStream} is to give out for an object that it has read. */
  public static Object adopted(Object object) {
    return object == null || object instanceof Shared ? object : Bridge.hooks().adopted(object);
  }

  /** Before the elements of an array are written. */
  public static void readArray(Object array) {
    ArrayAccess.readAll(array);
  }
}
