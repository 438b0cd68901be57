package dev.heddle.agent.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One word of {@code heddle.hosts}: {@code name}, {@code user@name}, either with {@code :slots}.
 *
 * @param target what ssh is given
 * @param slots how many nodes there
 */
public record HostSpec(String target, int slots) {
  /** Never an option of ssh, nothing a shell would look at. */
  private static final Pattern WORD =
      Pattern.compile(
          "((?:[A-Za-z0-9_][A-Za-z0-9._-]*@)?[A-Za-z0-9_][A-Za-z0-9._-]*)(?::(\\d{1,2}))?");

  /** This machine, where rank 0 always is. */
  static final String HERE = "localhost";

  /** Null where the word is none. */
  public static HostSpec parse(String word) {
    Matcher matcher = WORD.matcher(word);
    if (!matcher.matches()) {
      return null;
    }
    int slots = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
    return slots == 0 ? null : new HostSpec(matcher.group(1), slots);
  }

  /** The host's, without a user. */
  public String name() {
    return target.substring(target.indexOf('@') + 1);
  }

  /** True where no ssh is needed. */
  public boolean isHere() {
    return target.equals(HERE);
  }
}
