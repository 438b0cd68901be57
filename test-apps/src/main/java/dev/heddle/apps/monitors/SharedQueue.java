package dev.heddle.apps.monitors;

import dev.heddle.apps.Args;
import dev.heddle.apps.Verdict;

/**
 * Messages through a shared linked queue, as long as one likes: at most a hundred are in it, those
 * that were taken are garbage, and memory must stay flat.
 *
 * <p>Usage: {@code SharedQueue [messages] [threads]}: half of the threads send.
 */
public class SharedQueue<M> {

  private static final int CAPACITY = 100;

  private static final class Link<M> {
    final M message;
    Link<M> next;

    Link(M message) {
      this.message = message;
    }
  }

  private Link<M> head;
  private Link<M> tail;
  private int size;
  private boolean closed;

  synchronized void send(M message) throws InterruptedException {
    while (size == CAPACITY) {
      wait();
    }
    Link<M> link = new Link<>(message);
    if (tail == null) {
      head = link;
    } else {
      tail.next = link;
    }
    tail = link;
    if (size++ == 0) {
      notifyAll();
    }
  }

  /** The next message; null when the queue is closed and empty. */
  synchronized M receive() throws InterruptedException {
    while (head == null) {
      if (closed) {
        return null;
      }
      wait();
    }
    M message = head.message;
    head = head.next;
    if (head == null) {
      tail = null;
    }
    if (size-- == CAPACITY) {
      notifyAll();
    }
    return message;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  static final class Message {
    final int number;
    final int[] load = new int[20];
    String text;

    Message(int number) {
      this.number = number;
      for (int i = 0; i < load.length; i++) {
        load[i] = number + i;
      }
      text = "message " + number;
    }

    boolean intact() {
      for (int i = 0; i < load.length; i++) {
        if (load[i] != number + i) {
          return false;
        }
      }
      return text.equals("message " + number);
    }
  }

  static class Receiver extends Thread {
    private final SharedQueue<Message> queue;
    private long sum;
    private int received;
    private boolean intact = true;

    Receiver(SharedQueue<Message> queue) {
      this.queue = queue;
    }

    @Override
    public void run() {
      try {
        Message message;
        while ((message = queue.receive()) != null) {
          sum += message.number;
          received++;
          intact &= message.intact();
        }
      } catch (InterruptedException e) {
        intact = false;
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int messages = Args.size(args, 100_000);
    int threads = Math.max(2, Args.threads(args, 4));
    SharedQueue<Message> queue = new SharedQueue<>();
    Receiver[] receivers = new Receiver[threads - threads / 2];
    for (int i = 0; i < receivers.length; i++) {
      receivers[i] = new Receiver(queue);
      receivers[i].start();
    }
    Thread[] senders = new Thread[threads / 2];
    for (int i = 0; i < senders.length; i++) {
      int from = (int) ((long) messages * i / senders.length);
      int to = (int) ((long) messages * (i + 1) / senders.length);
      senders[i] =
          new Thread(
              () -> {
                try {
                  for (int n = from; n < to; n++) {
                    queue.send(new Message(n));
                  }
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      senders[i].start();
    }
    for (Thread sender : senders) {
      sender.join();
    }
    queue.close();
    long sum = 0;
    int received = 0;
    boolean intact = true;
    for (Receiver receiver : receivers) {
      receiver.join();
      sum += receiver.sum;
      received += receiver.received;
      intact &= receiver.intact;
    }
    Verdict.print(
        received + " messages, sum " + sum,
        intact && received == messages && sum == (long) messages * (messages - 1) / 2);
  }
}
