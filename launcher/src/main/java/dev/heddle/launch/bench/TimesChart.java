package dev.heddle.launch.bench;

import static dev.heddle.launch.bench.Page.escaped;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A stacked bar per row of several nodes: what its threads waited for, beside what they computed.
 */
final class TimesChart {
  private static final int WIDEST_PIXELS = 600;
  private static final int BAR_HEIGHT = 14;

  private record Part(String name, String colour, ToDoubleFunction<Times> seconds) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("compute of the busiest node", "steelblue", Times::computeSeconds),
          new Part("misses", "indianred", Times::missSeconds),
          new Part("locks", "goldenrod", Times::lockSeconds),
          new Part("volatiles", "mediumpurple", Times::volatileSeconds),
          new Part("diffs", "seagreen", Times::diffSeconds));

  private final List<Row> rows;
  private final double pixelsPerSecond;

  TimesChart(List<Row> all) {
    rows = all.stream().filter(row -> row.times() != null).toList();
    double most = rows.stream().map(Row::times).mapToDouble(TimesChart::total).max().orElse(0);
    pixelsPerSecond = most > 0 ? WIDEST_PIXELS / most : 0;
  }

  private static double total(Times times) {
    return PARTS.stream().mapToDouble(part -> part.seconds().applyAsDouble(times)).sum();
  }

  String html() {
    StringBuilder page = new StringBuilder("<h2>Where the time went</h2>\n<p>Seconds:");
    for (Part part : PARTS) {
      page.append(" <span style=\"color:" + part.colour() + "\">&#9632;</span> " + part.name());
    }
    page.append("</p>\n<table>\n");
    rows.forEach(row -> bar(page, row));
    return page.append("</table>\n").toString();
  }

  private void bar(StringBuilder page, Row row) {
    page.append("<tr><td>" + escaped(row.program()))
        .append("</td><td>" + escaped(row.setting()) + "</td><td>")
        .append(text("<svg width=\"%d\" height=\"%d\">", WIDEST_PIXELS, BAR_HEIGHT));
    double x = 0;
    for (Part part : PARTS) {
      double width = part.seconds().applyAsDouble(row.times()) * pixelsPerSecond;
      page.append(text("<rect x=\"%.1f\" width=\"%.1f\" height=\"%d\"", x, width, BAR_HEIGHT))
          .append(" fill=\"" + part.colour() + "\"/>");
      x += width;
    }
    double modelled = row.times().modelledSeconds();
    page.append(
        text("</svg> modelled %.2f, measured %.2f</td></tr>%n", modelled, row.seconds().median()));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
