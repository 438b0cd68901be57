package dev.heddle.weave.check;

import java.util.Comparator;

/**
 * One thing that a run shares, or would have to.
 *
 * @param file source file, or the class where its name is not known
 * @param line where the object is made or the call stands; 0 where not known
 * @param what the object's class, and in what it comes to lie; or the call
 * @param advice what to do; empty for what works
 */
public record Use(String file, int line, Mark mark, String what, String advice) {
  static final Comparator<Use> ORDER =
      Comparator.comparing(Use::file)
          .thenComparingInt(Use::line)
          .thenComparing(Use::mark)
          .thenComparing(Use::what);

  /** {@code Server.java:42}. */
  public String where() {
    return line > 0 ? file + ":" + line : file;
  }
}
