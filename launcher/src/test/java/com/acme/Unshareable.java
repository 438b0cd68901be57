package com.acme;

import java.io.PipedOutputStream;

/** Shares a stream of the JDK, in the way that its argument names. */
public class Unshareable {
  private static Object kept;
  private static final Box BOX = new Box();

  private static class Box {
    private Object content;
  }

  private static class Task implements Runnable {
    private final Object stream;

    Task(Object stream) {
      this.stream = stream;
    }

    @Override
    public void run() {
      System.out.println(stream);
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    Object stream = new PipedOutputStream();
    Thread thread =
        new Thread(
            switch (arguments[0]) {
              case "lambda" -> () -> System.out.println(stream);
              case "task" -> new Task(stream);
              case "static" -> Unshareable::printKept;
              default -> Unshareable::fill;
            });
    kept = arguments[0].equals("static") ? stream : null;
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
      BOX.content = new PipedOutputStream();
    }
  }
}
