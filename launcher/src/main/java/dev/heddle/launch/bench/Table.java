package dev.heddle.launch.bench;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** The results as text; rows of equal programs stand together. */
final class Table {
  private static final int NUMBER_WIDTH = 12;
  private static final int NAME_WIDTH = 30;
  private static final int SETTING_WIDTH = 16;

  /** Says what the mark of a row means. */
  static final String MARKED =
      "* limited by cores: the nodes used nearly all of them; as many machines would be faster.\n";

  private Table() {}

  static String programs(List<Row> rows, int cores) {
    TextTable table = table(NAME_WIDTH, SETTING_WIDTH, 7);
    table.addRowValues(
        "program", "setting", "median s", "least", "most", "ratio", "cores", "messages", "MB");
    for (Row row : rows) {
      table.addRowValues(
          row.program(),
          row.setting() + (row.isLimitedBy(cores) ? " *" : ""),
          number(row.seconds().median()),
          number(row.seconds().least()),
          number(row.seconds().most()),
          number(row.ratio()),
          row.coresUsed() == 0 ? "" : number(row.coresUsed()),
          Long.toString(row.messages()),
          number(row.bytes() / 1e6));
    }
    return table.toString();
  }

  /** Where the time of the rows of several nodes went, beside what it would be elsewhere. */
  static String times(List<Row> rows) {
    TextTable table = table(NAME_WIDTH, SETTING_WIDTH, 7);
    table.addRowValues(
        "program",
        "setting",
        "misses s",
        "locks s",
        "volatiles s",
        "diffs s",
        "compute s",
        "modelled s",
        "measured s");
    for (Row row : rows) {
      Times times = row.times();
      if (times != null) {
        table.addRowValues(
            row.program(),
            row.setting(),
            number(times.missSeconds()),
            number(times.lockSeconds()),
            number(times.volatileSeconds()),
            number(times.diffSeconds()),
            number(times.computeSeconds()),
            number(times.modelledSeconds()),
            number(row.seconds().median()));
      }
    }
    return table.toString();
  }

  static String micro(List<MicroBench.Line> lines) {
    TextTable table = table(NAME_WIDTH, 8, 5);
    table.addRowValues("operation", "nodes", "median us", "least", "most", "beside us", "ratio");
    for (MicroBench.Line line : lines) {
      table.addRowValues(
          line.operation(),
          Integer.toString(line.nodes()),
          micros(line.nanos().median()),
          micros(line.nanos().least()),
          micros(line.nanos().most()),
          micros(line.beside()),
          number(line.ratio()));
    }
    return table.toString();
  }

  private static TextTable table(int nameWidth, int settingWidth, int numbers) {
    Column[] columns = new Column[numbers + 2];
    columns[0] = new Column(nameWidth, 0, Overflow.WRAP);
    columns[1] = new Column(settingWidth, 0, Overflow.SPAN);
    for (int i = 2; i < columns.length; i++) {
      columns[i] = new Column(NUMBER_WIDTH, 1, Overflow.SPAN);
    }
    return TextTable.forColumns(new ColorScheme.Builder(Ansi.OFF).build(), columns);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String micros(double nanos) {
    return String.format(Locale.ROOT, "%.4f", nanos / 1e3);
  }
}
