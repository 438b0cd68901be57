package dev.heddle.heap.layout;

import dev.heddle.bridge.Shared;
import dev.heddle.heap.raw.ArrayMemory;
import dev.heddle.heap.raw.Raw;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Layouts by class, computed once each. */
public final class Layouts {
  private static final String HIDDEN = "heddle$";
  private static final String STATICS_FIELD = "heddle$statics";
  private static final Comparator<Field> ORDER =
      Comparator.comparing(Field::getName)
          .thenComparing(field -> field.getType().descriptorString());

  private final Predicate<Class<?>> sequential;

  private final ClassValue<Layout> instances =
      new ClassValue<>() {
        @Override
        protected Layout computeValue(Class<?> type) {
          return instanceLayout(type);
        }
      };

  private final ClassValue<Layout> statics =
      new ClassValue<>() {
        @Override
        protected Layout computeValue(Class<?> type) {
          return staticLayout(type);
        }
      };

  /**
   * No layouts yet.
   *
   * @param sequential the classes under {@code heddle.protocol = sc}: all their fields are cell
   *     words
   */
  public Layouts(Predicate<Class<?>> sequential) {
    this.sequential = sequential;
  }

  /** The layout of the instances of a class that implements {@link Shared}. */
  public Layout of(Class<?> type) {
    return instances.get(type);
  }

  /** The layout of the statics of a class that {@link #hasStatics}. */
  public Layout ofStatics(Class<?> type) {
    Layout layout = statics.get(type);
    if (layout == null) {
      throw new IllegalArgumentException("no mutable statics: " + type.getName());
    }
    return layout;
  }

  /** As {@link #ofStatics}; null where there are none, as in a class of constants or the JDK's. */
  public Layout findStatics(Class<?> type) {
    return statics.get(type);
  }

  /** Whether the weaver found mutable statics in the class. */
  public static boolean hasStatics(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (field.getName().equals(STATICS_FIELD)) {
        return true;
      }
    }
    return false;
  }

  /** The woven class that declares the state word. */
  public static Class<?> topmost(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (Arrays.asList(c.getInterfaces()).contains(Shared.class)) {
        return c;
      }
    }
    throw new IllegalArgumentException("not woven: " + type.getName());
  }

  private Layout instanceLayout(Class<?> type) {
    Class<?> topmost = topmost(type);
    List<Class<?>> chain = new ArrayList<>();
    for (Class<?> c = type; c != topmost.getSuperclass(); c = c.getSuperclass()) {
      chain.add(0, c);
    }
    List<Word> page = new ArrayList<>();
    List<Word> cell = new ArrayList<>();
    for (Class<?> owner : chain) {
      collect(owner, false, page, cell);
    }
    long state = Raw.offset(topmost, Shared.STATE_FIELD);
    return new Layout(type, new WordSet(page), new WordSet(cell), state, null);
  }

  private Layout staticLayout(Class<?> type) {
    List<Word> page = new ArrayList<>();
    List<Word> cell = new ArrayList<>();
    collect(type, true, page, cell);
    try {
      Field state = type.getDeclaredField(STATICS_FIELD);
      return new Layout(
          type,
          new WordSet(page),
          new WordSet(cell),
          Raw.staticOffset(state),
          Raw.staticBase(state));
    } catch (NoSuchFieldException e) {
      return null;
    }
  }

  /** All instance fields of {@code type} and its superclasses below {@code stop}. */
  public static WordSet plain(Class<?> type, Class<?> stop) {
    List<Word> words = new ArrayList<>();
    for (Class<?> owner = type; owner != stop && owner != null; owner = owner.getSuperclass()) {
      Field[] fields = owner.getDeclaredFields();
      Arrays.sort(fields, ORDER.reversed());
      for (Field field : fields) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getName().startsWith(HIDDEN)) {
          words.add(0, word(field, false));
        }
      }
    }
    return new WordSet(words);
  }

  private void collect(Class<?> owner, boolean statics, List<Word> page, List<Word> cell) {
    Field[] fields = owner.getDeclaredFields();
    Arrays.sort(fields, ORDER);
    boolean sc = sequential.test(owner);
    for (Field field : fields) {
      int flags = field.getModifiers();
      boolean constant = statics && Modifier.isFinal(flags);
      if (Modifier.isStatic(flags) == statics && !constant && !field.getName().startsWith(HIDDEN)) {
        (sc || Modifier.isVolatile(flags) ? cell : page).add(word(field, statics));
      }
    }
  }

  private static Word word(Field field, boolean statics) {
    return new Word(
        field.getDeclaringClass(),
        field.getName(),
        field.getType(),
        ArrayMemory.width(field.getType()),
        statics ? Raw.staticOffset(field) : Raw.offset(field));
  }
}
