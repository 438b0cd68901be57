package dev.heddle.heap.share;

import java.util.Set;

/**
 * Immutable JDK classes that are not serializable, or whose serial form would take along objects of
 * the program's: their fields are their value on 17 and 25 alike, and arrays and collections in
 * these fields are their own.
 */
final class JdkGraphs {
  private static final String BUILDER = "java.time.format.DateTimeFormatterBuilder";

  private static final Set<String> CLASSES =
      Set.of(
          "java.time.Clock$OffsetClock",
          "java.time.Clock$SourceClock",
          "java.time.Clock$TickClock",
          "java.time.format.DateTimeFormatter",
          "java.time.format.DateTimeFormatter$ClassicFormat",
          "java.time.format.DateTimeTextProvider",
          "java.time.format.DateTimeTextProvider$LocaleStore",
          "java.time.format.DecimalStyle",
          "java.util.Base64$Decoder",
          "java.util.Base64$Encoder",
          "java.util.HexFormat",
          "java.util.stream.Collectors$CollectorImpl",
          "sun.reflect.annotation.AnnotationInvocationHandler");

  private JdkGraphs() {}

  /** Of the builder's nested classes all are parsers and what these are made of. */
  static boolean contains(String className) {
    return CLASSES.contains(className) || className.startsWith(BUILDER + '$');
  }
}
