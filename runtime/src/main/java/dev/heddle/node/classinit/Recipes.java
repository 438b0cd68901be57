package dev.heddle.node.classinit;

import dev.heddle.node.service.JdkAccess;
import java.lang.invoke.MethodHandles;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.logging.Logger;
import java.util.regex.Pattern;

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
        new Simple<>(
            Logger.class,
            logger -> new Object[] {logger.getName()},
            parts ->
                parts[0] == null
                    ? Logger.getAnonymousLogger()
                    : Logger.getLogger((String) parts[0])),
        new Simple<>(
            Pattern.class,
            pattern -> new Object[] {pattern.pattern(), pattern.flags()},
            parts -> Pattern.compile((String) parts[0], (Integer) parts[1])),
        new Simple<>(
            Locale.class,
            locale -> new Object[] {locale.toLanguageTag()},
            parts -> Locale.forLanguageTag((String) parts[0])),
        new Charsets(),
        new Simple<>(SecureRandom.class, random -> new Object[0], parts -> new SecureRandom()));
  }

  private static final class Charsets implements Recipe {
    @Override
    public boolean handles(Object value) {
      return value instanceof Charset;
    }

    @Override
    public Object[] describe(Object value) {
      return new Object[] {((Charset) value).name()};
    }

    @Override
    public Object make(Class<?> owner, Object[] parts) {
      return Charset.forName((String) parts[0]);
    }
  }
}
