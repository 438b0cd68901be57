package dev.heddle.launch;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import dev.heddle.weave.check.Findings;
import dev.heddle.weave.check.Mark;
import dev.heddle.weave.check.Use;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings as text and as JSON. */
final class CheckReport {
  private CheckReport() {}

  /**
   * A line for each use, and the summary.
   *
   * @param all those that work, too
   */
  static String text(Findings findings, boolean all) {
    List<Use> shown =
        findings.uses().stream().filter(use -> all || use.mark() != Mark.WORKS).toList();
    int width = shown.stream().mapToInt(use -> use.where().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Use use : shown) {
      text.append(pad(use.where(), width)).append("  ");
      text.append(pad(use.mark().words(), Mark.STAYS_LOCAL.words().length())).append("  ");
      text.append(use.what());
      if (!use.advice().isEmpty()) {
        text.append("  -> ").append(use.advice());
      }
      text.append('\n');
    }
    return text.append(findings.summary()).append('\n').toString();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  /** One object: {@code classes, work, stayLocal, refused, uses}; all uses are in it. */
  static String json(Findings findings) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("classes", findings.classes());
    all.put("work", findings.count(Mark.WORKS));
    all.put("stayLocal", findings.count(Mark.STAYS_LOCAL));
    all.put("refused", findings.count(Mark.REFUSED));
    all.put("uses", findings.uses().stream().map(CheckReport::json).toList());
    return ConfigValueFactory.fromMap(all).render(ConfigRenderOptions.concise().setFormatted(true));
  }

  private static Map<String, Object> json(Use use) {
    return Map.of(
        "file", use.file(),
        "line", use.line(),
        "mark", use.mark().words(),
        "what", use.what(),
        "advice", use.advice());
  }
}
