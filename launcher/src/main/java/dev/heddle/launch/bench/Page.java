package dev.heddle.launch.bench;

import java.util.Locale;

/** The results as one HTML page that needs no other file: a bar per row, its length the ratio. */
final class Page {
  private static final int BAR_PIXELS_PER_RATIO = 60;
  private static final int MAX_BAR_PIXELS = 600;
  private static final int BAR_HEIGHT = 14;

  private final Results results;

  Page(Results results) {
    this.results = results;
  }

  String html() {
    StringBuilder page =
        new StringBuilder(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<title>heddle bench</title></head>"
                + "<body style=\"font-family:sans-serif\"><h1>heddle bench</h1>\n"
                + "<p>A bar is the ratio to what stands beside it; shorter is better.</p>\n<table>\n");
    for (Row row : results.programs()) {
      bar(page, row.program(), row.setting(), row.ratio());
    }
    for (MicroBench.Line line : results.micro()) {
      bar(page, line.operation(), line.nodes() + " nodes", line.ratio());
    }
    page.append("</table>\n");
    if (results.programs().stream().anyMatch(row -> row.times() != null)) {
      page.append(new TimesChart(results.programs()).html());
    }
    return page.append("<pre>")
        .append(escaped(results.text()))
        .append("</pre></body></html>\n")
        .toString();
  }

  private static void bar(StringBuilder page, String what, String setting, double ratio) {
    long pixels = Math.min(MAX_BAR_PIXELS, Math.round(ratio * BAR_PIXELS_PER_RATIO));
    page.append("<tr><td>")
        .append(escaped(what))
        .append("</td><td>")
        .append(escaped(setting))
        .append(
            String.format(
                Locale.ROOT,
                "</td><td><svg width=\"%d\" height=\"%d\"><rect width=\"%d\" height=\"%d\""
                    + " fill=\"steelblue\"/></svg> %.2f</td></tr>%n",
                pixels,
                BAR_HEIGHT,
                pixels,
                BAR_HEIGHT,
                ratio));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
