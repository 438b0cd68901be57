package dev.heddle.node.stats;

import dev.heddle.node.stats.NodeStats.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The numbers of all nodes of a run, in rank order. */
public record StatsReport(List<NodeStats> nodes) {
  private static final String GAP = "  ";

  public StatsReport {
    nodes = nodes.stream().sorted(Comparator.comparingInt(NodeStats::rank)).toList();
  }

  /** Of a run on this JVM alone, where no access leaves it and no thread is followed. */
  public static StatsReport alone() {
    return new StatsReport(
        List.of(new NodeStats(0, Map.of(Count.CPU_MILLIS, NodeStats.cpuMillis()))));
  }

  /** One line per count and one column per node, the last column their sum. */
  public String table() {
    List<String[]> rows = new ArrayList<>();
    rows.add(headings());
    for (Count count : Count.values()) {
      rows.add(row(count));
    }
    int[] widths = widths(rows);
    StringBuilder table = new StringBuilder();
    for (String[] row : rows) {
      table.append(padRight(row[0], widths[0]));
      for (int column = 1; column < row.length; column++) {
        table.append(GAP).append(padLeft(row[column], widths[column]));
      }
      table.append(System.lineSeparator());
    }
    return table.toString();
  }

  /** {@code {"nodes":[{"rank":0,"readMisses":..,..},..]}}; the fields in this order for readers. */
  public String json() {
    return nodes.stream()
        .map(StatsReport::json)
        .collect(Collectors.joining(",\n  ", "{\"nodes\":[\n  ", "\n]}"));
  }

  private static String json(NodeStats node) {
    StringBuilder fields = new StringBuilder("{\"rank\":").append(node.rank());
    for (Count count : Count.values()) {
      fields.append(",\"").append(count.key).append("\":").append(node.get(count));
    }
    return fields.append('}').toString();
  }

  private String[] headings() {
    String[] row = new String[nodes.size() + 2];
    row[0] = "heddle: node";
    for (int i = 0; i < nodes.size(); i++) {
      row[i + 1] = Integer.toString(nodes.get(i).rank());
    }
    row[nodes.size() + 1] = "all";
    return row;
  }

  private String[] row(Count count) {
    String[] row = new String[nodes.size() + 2];
    row[0] = count.title;
    long sum = 0;
    for (int i = 0; i < nodes.size(); i++) {
      long value = nodes.get(i).get(count);
      sum += value;
      row[i + 1] = Long.toString(value);
    }
    row[nodes.size() + 1] = Long.toString(sum);
    return row;
  }

  private static int[] widths(List<String[]> rows) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int column = 0; column < row.length; column++) {
        widths[column] = Math.max(widths[column], row[column].length());
      }
    }
    return widths;
  }

  private static String padRight(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String padLeft(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }
}
