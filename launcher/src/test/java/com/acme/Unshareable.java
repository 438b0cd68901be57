package com.acme;

import java.text.StringCharacterIterator;

/** Shares an iterator of the JDK, in the way that its argument names. */
public class Unshareable {
  private static Object kept;
  private static final Box BOX = new Box();

  private static class Box {
    private Object content;
  }

  private static class Task implements Runnable {
    private final Object characters;

    Task(Object characters) {
      this.characters = characters;
    }

    @Override
    public void run() {
      System.out.println(characters);
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    Object characters = new StringCharacterIterator("x");
    Thread thread =
        new Thread(
            switch (arguments[0]) {
              case "lambda" -> () -> System.out.println(characters);
              case "task" -> new Task(characters);
              case "static" -> Unshareable::printKept;
              default -> Unshareable::fill;
            });
    kept = arguments[0].equals("static") ? characters : null;
    thread.start();
    thread.join();
    synchronized (BOX) {
      System.out.println(BOX.content);
    }
  }

  private static void printKept() {
    System.out.println(kept);
  }

  private static void fill() {
    synchronized (BOX) {
      BOX.content = new StringCharacterIterator("x");
    }
  }
}
