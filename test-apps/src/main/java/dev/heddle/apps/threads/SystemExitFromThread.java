package dev.heddle.apps.threads;

import dev.heddle.apps.Args;

/**
 * A thread ends the program with a status (3) while main waits for it, another waits for ever and a
 * third works. The shutdown hook prints the last words, once.
 *
 * <p>Usage: {@code SystemExitFromThread [status]}.
 */
public class SystemExitFromThread {

  private static final Object never = new Object();
  private static long work;
  private static boolean working;

  public static void main(String[] args) throws InterruptedException {
    int status = Args.size(args, 3);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("OK")));
    Thread sleeper =
        new Thread("sleeper") {
          @Override
          public void run() {
            synchronized (never) {
              try {
                while (true) {
                  never.wait();
                }
              } catch (InterruptedException e) {
                System.out.println("FAILED: interrupted");
              }
            }
          }
        };
    Thread worker =
        new Thread("worker") {
          @Override
          public void run() {
            while (true) {
              synchronized (SystemExitFromThread.class) {
                work++;
                working = true;
                SystemExitFromThread.class.notifyAll();
              }
              Thread.yield();
            }
          }
        };
    Thread leaver =
        new Thread("leaver") {
          @Override
          public void run() {
            synchronized (SystemExitFromThread.class) {
              while (!working) {
                try {
                  SystemExitFromThread.class.wait();
                } catch (InterruptedException e) {
                  System.out.println("FAILED: interrupted");
                }
              }
            }
            System.out.println("leaving");
            System.exit(status);
          }
        };
    sleeper.start();
    worker.start();
    leaver.start();
    leaver.join();
    System.out.println("FAILED: main went on");
  }
}
