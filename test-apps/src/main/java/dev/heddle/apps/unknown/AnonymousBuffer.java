package dev.heddle.apps.unknown;

import java.util.Vector;

/** A buffer as course work of 1999 had it: an interface, anonymous classes, wait and notify. */
public class AnonymousBuffer {

  interface Channel {
    int CAPACITY = 3;

    void send(Object message) throws InterruptedException;

    Object receive() throws InterruptedException;

    interface Monitor {
      String report();
    }

    Monitor monitor();
  }

  static Channel create(final String name) {
    return new Channel() {
      private Vector queue = new Vector();
      private int sent, received, highWater;

      {
        queue.ensureCapacity(CAPACITY);
      }

      public synchronized void send(Object message) throws InterruptedException {
        while (queue.size() >= CAPACITY) {
          wait();
        }
        queue.addElement(message);
        sent++;
        if (queue.size() > highWater) {
          highWater = queue.size();
        }
        notify();
      }

      public synchronized Object receive() throws InterruptedException {
        while (queue.isEmpty()) {
          wait();
        }
        Object message = queue.firstElement();
        queue.removeElementAt(0);
        received++;
        notify();
        return message;
      }

      public Monitor monitor() {
        return new Monitor() {
          public String report() {
            synchronized (queue) {
              return name
                  + ": "
                  + sent
                  + " sent, "
                  + received
                  + " received, full "
                  + (highWater <= CAPACITY);
            }
          }
        };
      }
    };
  }

  public static void main(String[] args) throws InterruptedException {
    final Channel forth = create("forth");
    final Channel back = create("back");
    Thread echo =
        new Thread("echo") {
          public void run() {
            try {
              Object message;
              while (!"quit".equals(message = forth.receive())) {
                back.send(((String) message).toUpperCase() + '!');
              }
              back.send(new Character('q'));
            } catch (InterruptedException e) {
              e.printStackTrace();
            }
          }
        };
    echo.start();
    final StringBuffer heard = new StringBuffer();
    String[] words = {"alpha", "beta", "gamma", "delta", "epsilon"};
    for (int i = 0; i < 100; i++) {
      forth.send(words[i % words.length]);
      Object answer = back.receive();
      if (i < words.length) {
        heard.append(answer).append(' ');
      }
    }
    forth.send("quit");
    System.out.println(heard.toString() + back.receive());
    echo.join();
    System.out.println(forth.monitor().report());
    System.out.println(back.monitor().report());
    System.out.println(forth.getClass().getName() + " " + forth.getClass().getInterfaces()[0]);
    System.out.println(echo.isAlive() + " " + echo.getName());
  }
}
