package com.acme;

/** Stays until it is told to end. */
public final class Sleeper {
  private Sleeper() {}

  public static void main(String[] arguments) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
    System.out.println("ready");
    Thread.sleep(Long.MAX_VALUE);
  }
}
