package dev.heddle.protocol.dialogue;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.intervals.Interval;
import dev.heddle.protocol.intervals.Notices;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Records as text: ids as rank:counter.slot, bytes as what they spell, notices in short. */
final class Shower {
  private static final Set<String> IDS = Set.of("page", "lock", "cell", "id");

  private Shower() {}

  static String show(Record shown) {
    List<String> parts = new ArrayList<>();
    for (RecordComponent component : shown.getClass().getRecordComponents()) {
      parts.add(component.getName() + ' ' + value(component, shown));
    }
    return shown.getClass().getSimpleName() + '(' + String.join(", ", parts) + ')';
  }

  private static String value(RecordComponent component, Record shown) {
    Object value;
    try {
      component.getAccessor().setAccessible(true);
      value = component.getAccessor().invoke(shown);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    if (value instanceof Long id && IDS.contains(component.getName())) {
      return Gid.show(id);
    } else if (value instanceof byte[] bytes) {
      return '"' + new String(bytes, StandardCharsets.US_ASCII) + '"';
    } else if (value instanceof Notices notices) {
      return notices.intervals().stream().map(Shower::interval).toList().toString();
    } else if (value instanceof List<?> list) {
      return list.stream()
          .map(item -> item instanceof Record r ? show(r) : item.toString())
          .toList()
          .toString();
    }
    return String.valueOf(value);
  }

  private static String interval(Interval interval) {
    return "node "
        + interval.writer()
        + " interval "
        + interval.index()
        + " wrote "
        + Arrays.stream(interval.pages()).mapToObj(Gid::show).collect(Collectors.joining(" "));
  }
}
