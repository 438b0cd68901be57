package dev.heddle.heap.opaque;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which classes of the JDK have opaque objects, and which of their classes have the methods. */
public final class OpaqueClasses {
  /** By fields; the names of those that are caches. */
  private static final Map<String, Set<String>> BY_FIELDS =
      Map.ofEntries(
          Map.entry("java.io.ByteArrayOutputStream", Set.of()),
          Map.entry("java.io.CharArrayWriter", Set.of("writeBuffer")),
          Map.entry("java.io.StringWriter", Set.of("writeBuffer")),
          Map.entry("java.lang.StringBuffer", Set.of("toStringCache")),
          Map.entry("java.lang.StringBuilder", Set.of()),
          Map.entry("java.util.JumboEnumSet", Set.of()),
          Map.entry("java.util.RegularEnumSet", Set.of()),
          Map.entry("java.util.SplittableRandom", Set.of("proxy")),
          Map.entry("java.util.StringJoiner", Set.of()),
          Map.entry("java.util.StringTokenizer", Set.of()),
          Map.entry("java.util.regex.Matcher", Set.of("namedGroups")));

  private static final Set<String> SERIAL =
      Set.of(
          "java.sql.Date",
          "java.sql.Time",
          "java.sql.Timestamp",
          "java.text.ChoiceFormat",
          "java.text.CompactNumberFormat",
          "java.text.DateFormatSymbols",
          "java.text.DecimalFormat",
          "java.text.DecimalFormatSymbols",
          "java.text.MessageFormat",
          "java.text.SimpleDateFormat",
          "java.util.Date",
          "java.util.GregorianCalendar",
          "java.util.SimpleTimeZone",
          "sun.util.calendar.ZoneInfo");

  private static final Set<String> SUPER_CLASSES =
      Set.of(
          "java.lang.AbstractStringBuilder",
          "java.text.DateFormat",
          "java.text.NumberFormat",
          "java.util.Calendar",
          "java.util.EnumSet",
          "java.util.TimeZone");

  /** Classes of views that change their object's fields themselves. */
  private static final Map<String, String> VIEWS =
      Map.of(
          "java.util.JumboEnumSet", "java.util.JumboEnumSet$EnumSetIterator",
          "java.util.RegularEnumSet", "java.util.RegularEnumSet$EnumSetIterator");

  private static final ClassValue<Form> FORMS =
      new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> type) {
          Set<String> caches = BY_FIELDS.get(type.getName());
          if (caches != null) {
            return new FieldsForm(type, caches);
          }
          return isSerial(type) ? new SerialForm(type) : DelegatedForm.ONLY;
        }
      };

  private OpaqueClasses() {}

  /** Whether instances of just this class are opaque objects. */
  public static boolean contains(Class<?> type) {
    String name = type.getName();
    return BY_FIELDS.containsKey(name) || SERIAL.contains(name);
  }

  /** The names of all classes of opaque objects. */
  public static Set<String> names() {
    Set<String> names = new HashSet<>(BY_FIELDS.keySet());
    names.addAll(SERIAL);
    return names;
  }

  /** The same, and the names of their super classes with fields. */
  public static Set<String> kin() {
    Set<String> names = names();
    names.addAll(SUPER_CLASSES);
    return names;
  }

  /** Whether the state of its instances is their serial form. */
  public static boolean isSerial(Class<?> type) {
    return SERIAL.contains(type.getName());
  }

  /** Of a class that is contained, or a delegated one. */
  public static Form form(Class<?> type) {
    return FORMS.get(type);
  }

  /** The classes whose methods use the fields of the instances of a class that is contained. */
  public static List<Class<?>> withMethods(Class<?> type) {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (contains(c) || SUPER_CLASSES.contains(c.getName())) {
        found.add(c);
      }
    }
    String view = VIEWS.get(type.getName());
    if (view != null) {
      found.add(loaded(view));
    }
    return found;
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("unsupported JVM", e);
    }
  }
}
