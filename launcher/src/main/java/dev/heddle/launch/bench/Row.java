package dev.heddle.launch.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program in one setting.
 *
 * @param ratio of the medians, to the plain JVM with all threads
 */
record Row(
    String program, String setting, Medians seconds, double ratio, long messages, long bytes) {
  static Row of(String program, Setting setting, List<Sample> samples, double plainSeconds) {
    Medians seconds = Medians.of(samples.stream().map(Sample::seconds).toList());
    Sample last = samples.get(samples.size() - 1);
    return new Row(
        program,
        setting.name(),
        seconds,
        seconds.median() / plainSeconds,
        last.messages(),
        last.bytes());
  }

  Map<String, Object> json() {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("program", program);
    fields.put("setting", setting);
    fields.put("medianSeconds", seconds.median());
    fields.put("leastSeconds", seconds.least());
    fields.put("mostSeconds", seconds.most());
    fields.put("ratioToPlain", ratio);
    fields.put("messages", messages);
    fields.put("bytes", bytes);
    return fields;
  }
}
