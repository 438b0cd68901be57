package dev.heddle.jdk.executors;

/** The constants of {@code Future.State}, which came after the source level. */
final class FutureStates {
  private FutureStates() {}

  @SuppressWarnings({"unchecked", "rawtypes"})
  static Enum<?> named(String name) {
    try {
      return Enum.valueOf((Class) Class.forName("java.util.concurrent.Future$State"), name);
    } catch (ClassNotFoundException e) {
      throw new UnsupportedOperationException(e);
    }
  }
}
