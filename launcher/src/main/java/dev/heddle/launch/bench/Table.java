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

  private Table() {}

  static String programs(List<Row> rows) {
    TextTable table = table(NAME_WIDTH, 10, 6);
    table.addRowValues(
        "program", "setting", "median s", "least", "most", "ratio", "messages", "MB");
    for (Row row : rows) {
      table.addRowValues(
          row.program(),
          row.setting(),
          number(row.seconds().median()),
          number(row.seconds().least()),
          number(row.seconds().most()),
          number(row.ratio()),
          Long.toString(row.messages()),
          number(row.bytes() / 1e6));
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
