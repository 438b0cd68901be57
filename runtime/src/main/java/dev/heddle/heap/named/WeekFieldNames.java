package dev.heddle.heap.named;

import dev.heddle.heap.raw.Raw;
import java.time.DayOfWeek;
import java.time.temporal.TemporalField;
import java.time.temporal.WeekFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The fields of a {@code WeekFields}, of which there is one on each node; maps in a parsed date
 * know them by identity.
 */
final class WeekFieldNames implements Naming {
  static final String CLASS = "java.time.temporal.WeekFields$ComputedDayOfField";

  private static final Map<String, Function<WeekFields, TemporalField>> FIELDS = fields();

  private static Map<String, Function<WeekFields, TemporalField>> fields() {
    Map<String, Function<WeekFields, TemporalField>> fields = new LinkedHashMap<>();
    fields.put("dayOfWeek", WeekFields::dayOfWeek);
    fields.put("weekOfMonth", WeekFields::weekOfMonth);
    fields.put("weekOfYear", WeekFields::weekOfYear);
    fields.put("weekOfWeekBasedYear", WeekFields::weekOfWeekBasedYear);
    fields.put("weekBasedYear", WeekFields::weekBasedYear);
    return fields;
  }

  @Override
  public String nameOf(Object object) {
    WeekFields week =
        (WeekFields) Raw.getReference(object, Raw.offset(object.getClass(), "weekDef"));
    for (Map.Entry<String, Function<WeekFields, TemporalField>> field : FIELDS.entrySet()) {
      if (field.getValue().apply(week) == object) {
        return field.getKey()
            + ' '
            + week.getFirstDayOfWeek()
            + ' '
            + week.getMinimalDaysInFirstWeek();
      }
    }
    return null;
  }

  @Override
  public Object byName(String name) {
    String[] words = name.split(" ", -1);
    WeekFields week = WeekFields.of(DayOfWeek.valueOf(words[1]), Integer.parseInt(words[2]));
    return FIELDS.get(words[0]).apply(week);
  }
}
