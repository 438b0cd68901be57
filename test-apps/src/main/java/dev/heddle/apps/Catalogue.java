package dev.heddle.apps;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code programs.txt}, the table of the programs of this module. */
public final class Catalogue {

  /** One way to run one program; what the columns mean is written in the table itself. */
  public record Entry(
      String mainClass,
      List<String> smallArgs,
      List<String> mediumArgs,
      int threads,
      Set<String> shares,
      OptionalInt messages,
      int exitStatus,
      String stdin) {

    @Override
    public String toString() {
      return mainClass.substring("dev.heddle.apps.".length()) + " " + String.join(" ", smallArgs);
    }
  }

  private static final String TABLE = "programs.txt";
  private static final Set<String> WORDS =
      Set.of("reads", "writes", "locks", "wait", "volatile", "statics", "spins", "nothing");

  private Catalogue() {}

  /** All entries, in the order of the table. Throws IllegalStateException naming a wrong line. */
  public static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Catalogue.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          entries.add(parse(line, number));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + TABLE, e);
    }
    return entries;
  }

  private static Entry parse(String line, int number) {
    String[] columns = line.split("\\|", -1);
    if (columns.length != 8) {
      throw new IllegalStateException(TABLE + ":" + number + ": 8 columns expected: " + line);
    }
    for (int i = 0; i < columns.length; i++) {
      columns[i] = columns[i].strip();
    }
    Set<String> shares = Set.of(columns[4].split(" +"));
    if (!WORDS.containsAll(shares)) {
      throw new IllegalStateException(TABLE + ":" + number + ": unknown word in " + columns[4]);
    }
    return new Entry(
        "dev.heddle.apps." + columns[0],
        words(columns[1]),
        words(columns[2]),
        Integer.parseInt(columns[3]),
        shares,
        messages(columns[5]),
        Integer.parseInt(columns[6]),
        columns[7].replace("\\n", "\n"));
  }

  /** {@code operations*each}. */
  private static OptionalInt messages(String column) {
    if (column.isEmpty()) {
      return OptionalInt.empty();
    }
    String[] factors = column.split("\\*", -1);
    return OptionalInt.of(Integer.parseInt(factors[0]) * Integer.parseInt(factors[1]));
  }

  private static List<String> words(String column) {
    return column.isEmpty() ? List.of() : List.of(column.split(" +"));
  }
}
