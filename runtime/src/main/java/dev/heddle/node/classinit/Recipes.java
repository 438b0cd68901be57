package dev.heddle.node.classinit;

import dev.heddle.node.service.JdkAccess;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.logging.Logger;

/** Every recipe there is. What none handles, and the heap cannot share, is refused by name. */
public final class Recipes {
  /** Makes a value from its parts. */
  private interface Maker {
    Object make(Object[] parts);
  }

  /** The parts of a value. */
  private interface Describer<T> {
    Object[] describe(T value);
  }

  private record Simple<T>(Class<T> type, Describer<T> describer, Maker maker) implements Recipe {
    @Override
    public boolean handles(Object value) {
      return value.getClass() == type;
    }

    @Override
    public Object[] describe(Object value) {
      return describer.describe(type.cast(value));
    }

    @Override
    public Object make(Class<?> owner, Object[] parts) {
      return maker.make(parts);
    }
  }

  private Recipes() {}

  /** In this order on every node. */
  public static List<Recipe> all() {
    return List.of(
        new ThreadLocals(),
        new VarHandles(),
        new FieldUpdaters(),
        new Simple<>(
            MethodHandles.Lookup.class,
            lookup -> new Object[] {lookup.lookupClass()},
            parts -> JdkAccess.LOOKUP.in((Class<?>) parts[0])),
        new AnonymousLoggers());
  }

  /** Each node has its own: no other can be found by a name. */
  private static final class AnonymousLoggers implements Recipe {
    @Override
    public boolean handles(Object value) {
      return value.getClass() == Logger.class && ((Logger) value).getName() == null;
    }

    @Override
    public Object[] describe(Object value) {
      return new Object[0];
    }

    @Override
    public Object make(Class<?> owner, Object[] parts) {
      return Logger.getAnonymousLogger();
    }
  }
}
