package dev.heddle.heap.codec;

import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.layout.WordSet;
import dev.heddle.heap.page.FieldValues;
import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.share.Kind;
import dev.heddle.heap.share.Kinds;
import dev.heddle.heap.wire.WordSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a throwable has from {@link Throwable} and other JDK classes: message, cause, stack trace,
 * suppressed, and the fields of JDK subclasses. Such a field that cannot be shared (a result set in
 * an SQL exception) becomes null on other nodes: an exception that arrives with less is better than
 * one that ends the run. The values are those of the moment of encoding.
 */
final class ThrowableCodec {
  private static final long MESSAGE = Raw.offset(Throwable.class, "detailMessage");
  private static final long CAUSE = Raw.offset(Throwable.class, "cause");
  private static final long TRACE = Raw.offset(Throwable.class, "stackTrace");
  private static final long SUPPRESSED = Raw.offset(Throwable.class, "suppressedExceptions");

  /** The empty list the JDK knows by identity. */
  private static final Object NONE_SUPPRESSED = Raw.getReference(new Throwable(), SUPPRESSED);

  private static final int NO_CAUSE_YET = 1;
  private static final int SUPPRESSION_OFF = 2;

  private static final ClassValue<WordSet> JDK_FIELDS =
      new ClassValue<>() {
        @Override
        protected WordSet computeValue(Class<?> type) {
          Class<?> jdk = Kinds.isWoven(type) ? Layouts.topmost(type).getSuperclass() : type;
          return Layouts.plain(jdk, Throwable.class);
        }
      };

  private ThrowableCodec() {}

  static Parts take(Throwable thrown) {
    WordSet words = JDK_FIELDS.get(thrown.getClass());
    FieldValues fields = FieldValues.of(thrown, words);
    Object cause = Raw.getReference(thrown, CAUSE);
    List<?> suppressed = (List<?>) Raw.getReference(thrown, SUPPRESSED);
    int flags = (cause == thrown ? NO_CAUSE_YET : 0) | (suppressed == null ? SUPPRESSION_OFF : 0);
    List<Object> children = new ArrayList<>();
    children.add(Raw.getReference(thrown, MESSAGE));
    children.add(cause == thrown ? null : cause);
    if (suppressed != null) {
      addSettled(suppressed, children);
    }
    int own = children.size();
    for (int i = 0; i < fields.references.length; i++) {
      if (fields.references[i] != null && Kinds.of(fields.references[i]) == Kind.REFUSED) {
        fields.references[i] = null;
      }
    }
    children.addAll(Arrays.asList(fields.references));
    StackTraceElement[] trace = StackTraces.of(thrown);
    return new Parts(
        children.toArray(),
        sink -> {
          sink.out().writeNumber(flags);
          sink.out().writeNumber(own);
          for (Object child : children.subList(0, own)) {
            sink.reference(child);
          }
          StackTraces.write(trace, sink.out());
          fields.write(words, sink);
        });
  }

  /**
   * Adds what the list holds, without the monitor that addSuppressed has: the application may hold
   * it and wait for the node loop, which runs this. An addition under way shows as null or not.
   */
  private static void addSettled(List<?> suppressed, List<Object> children) {
    for (Object one : suppressed.toArray()) {
      if (one != null) {
        children.add(one);
      }
    }
  }

  static void fill(Object thrown, TableSource source) {
    int flags = source.in().readCount();
    Object[] own = new Object[source.in().readCount()];
    for (int i = 0; i < own.length; i++) {
      own[i] = source.reference();
    }
    Raw.putReference(thrown, MESSAGE, own[0]);
    Raw.putReference(thrown, CAUSE, (flags & NO_CAUSE_YET) != 0 ? thrown : own[1]);
    Object suppressed =
        (flags & SUPPRESSION_OFF) != 0
            ? null
            : own.length == 2
                ? NONE_SUPPRESSED
                : new ArrayList<>(Arrays.asList(own).subList(2, own.length));
    Raw.putReference(thrown, SUPPRESSED, suppressed);
    Raw.putReference(thrown, TRACE, StackTraces.read(source.in()));
    fillFields(thrown, source);
  }

  private static void fillFields(Object thrown, WordSource source) {
    WordSet words = JDK_FIELDS.get(thrown.getClass());
    FieldValues.read(words, source).store(thrown, words);
  }
}
