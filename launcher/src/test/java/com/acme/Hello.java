package com.acme;

/** Prints what it was given; fields, arrays, a monitor and a lambda are there to be woven. */
public final class Hello {
  private static int greetings;
  private final String[] words;

  private Hello(String[] words) {
    this.words = words;
  }

  private synchronized String text() {
    greetings++;
    StringBuilder text = new StringBuilder("hello");
    for (String word : words) {
      text.append(' ').append(word);
    }
    return text.append(' ').append(greetings).toString();
  }

  public static void main(String[] arguments) {
    Runnable greet = () -> System.out.println(new Hello(arguments).text());
    greet.run();
  }
}
