package dev.heddle.apps;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Several programs, one after the other, as one: {@code Several "Jacobi 48 4 10" "Tsp 8 4 3"}.
 * Their names are given below {@code dev.heddle.apps}.
 */
public final class Several {
  private Several() {}

  /**
   * Runs the programs.
   *
   * @param args each a program's name and its arguments, with spaces between
   */
  public static void main(String[] args) throws Throwable {
    for (String program : args) {
      System.out.println("== " + program);
      String[] words = program.split(" ", -1);
      Class<?> main = Class.forName(Several.class.getPackageName() + '.' + words[0]);
      Object arguments = Arrays.copyOfRange(words, 1, words.length);
      try {
        main.getMethod("main", String[].class).invoke(null, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
