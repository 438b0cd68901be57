package dev.heddle.apps.unknown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.StringTokenizer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A bag of tasks: lines are searched with regular expressions, some of which do not compile. */
public class RegexSearch {

  private static final class Task {
    final int number;
    final String expression;
    final CharSequence text;

    Task(int number, String expression, CharSequence text) {
      this.number = number;
      this.expression = expression;
      this.text = text;
    }
  }

  static class Hit implements Comparable<Hit> {
    final int task;
    final int start;
    final String[] groups;

    Hit(int task, Matcher matcher) {
      this.task = task;
      start = matcher.start();
      groups = new String[matcher.groupCount() + 1];
      for (int i = 0; i < groups.length; i++) groups[i] = matcher.group(i);
    }

    @Override
    public int compareTo(Hit that) {
      return task != that.task ? task - that.task : start - that.start;
    }

    @Override
    public String toString() {
      return task + "@" + start + java.util.Arrays.asList(groups);
    }
  }

  static class Searcher extends Thread {
    private final Queue<Task> bag;
    private final List<Hit> hits;
    private final List<PatternSyntaxException> bad;
    private Pattern last;

    Searcher(Queue<Task> bag, List<Hit> hits, List<PatternSyntaxException> bad) {
      this.bag = bag;
      this.hits = hits;
      this.bad = bad;
    }

    @Override
    public void run() {
      while (true) {
        Task task;
        try {
          task = bag.remove();
        } catch (NoSuchElementException e) {
          return;
        }
        try {
          last = Pattern.compile(task.expression, Pattern.CASE_INSENSITIVE);
          Matcher m = last.matcher(task.text);
          while (m.find()) hits.add(new Hit(task.number, m));
        } catch (PatternSyntaxException e) {
          bad.add(e);
        }
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    String text =
        "From: ada@example.org; To: bob@example.com; Date: 1999-12-31 23:59, then 2000-01-01 00:00.";
    String[] expressions = {
      "(\\w+)@(\\w+)\\.(org|com)",
      "(\\d{4})-(\\d\\d)-(?<day>\\d\\d)",
      "[a-z",
      "\\b[ft]\\w*",
      "(unclosed",
      "\\d+(?=:)"
    };
    Queue<Task> bag = new ConcurrentLinkedQueue<>();
    int number = 0;
    for (StringTokenizer pieces = new StringTokenizer(text, ";,"); pieces.hasMoreTokens(); ) {
      String piece = pieces.nextToken();
      for (String expression : expressions) bag.add(new Task(number++, expression, piece.intern()));
    }
    List<Hit> hits = Collections.synchronizedList(new ArrayList<Hit>());
    List<PatternSyntaxException> bad = Collections.synchronizedList(new ArrayList<>());
    Searcher[] searchers = new Searcher[3];
    for (int i = 0; i < 3; i++) (searchers[i] = new Searcher(bag, hits, bad)).start();
    for (Searcher s : searchers) s.join();
    Collections.sort(hits);
    for (Hit hit : hits) System.out.println(hit);
    System.out.println(
        bad.size()
            + " bad, one at "
            + bad.stream().mapToInt(PatternSyntaxException::getIndex).max().getAsInt());
    bad.stream()
        .map(PatternSyntaxException::getDescription)
        .sorted()
        .distinct()
        .forEach(System.out::println);
    System.out.println(
        searchers[0].last == null || searchers[0].last.flags() == Pattern.CASE_INSENSITIVE);
  }
}
