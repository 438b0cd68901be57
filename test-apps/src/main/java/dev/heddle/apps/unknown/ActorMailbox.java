package dev.heddle.apps.unknown;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Actors with mailboxes; the messages are records of a sealed interface. */
public class ActorMailbox {

  sealed interface Message permits Deposit, Move, Ask, Stop {}

  record Deposit(String account, long cents) implements Message {
    Deposit {
      if (cents < 0) {
        throw new IllegalArgumentException("negative: " + cents);
      }
    }
  }

  record Move(String from, String to, long cents) implements Message {
    Move reversed() {
      return new Move(to, from, cents);
    }
  }

  record Ask(CompletableFuture<Map<String, Long>> answer) implements Message {}

  enum Stop implements Message {
    NOW
  }

  abstract static class Actor<M> implements Runnable {
    private final BlockingQueue<M> mailbox = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this);

    Actor<M> begin() {
      thread.start();
      return this;
    }

    void tell(M message) {
      if (!mailbox.offer(message)) throw new AssertionError();
    }

    abstract boolean receive(M message);

    @Override
    public void run() {
      try {
        while (receive(mailbox.take())) {}
      } catch (InterruptedException e) {
        System.out.println("interrupted");
      }
    }

    void end() throws InterruptedException {
      thread.join();
    }
  }

  static class Ledger extends Actor<Message> {
    private final Map<String, Long> balances = new HashMap<>();

    @Override
    boolean receive(Message message) {
      if (message instanceof Deposit d) {
        balances.merge(d.account(), d.cents(), Long::sum);
      } else if (message instanceof Move m && balances.getOrDefault(m.from, 0L) >= m.cents) {
        balances.computeIfPresent(m.from, (k, v) -> v - m.cents);
        balances.compute(m.to, (k, v) -> v == null ? m.cents : v + m.cents);
      } else if (message instanceof Ask ask) {
        ask.answer.complete(Map.copyOf(balances));
      }
      return !(message instanceof Stop);
    }
  }

  public static void main(String[] args) throws Exception {
    Ledger ledger = new Ledger();
    ledger.begin();
    List<String> names = List.of("ann", "bob", "cy");
    List<Thread> clients =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    new Thread(
                        () -> {
                          String me = names.get(i), other = names.get((i + 1) % 3);
                          ledger.tell(new Deposit(me, 10_000));
                          for (int n = 0; n < 50; n++) {
                            Move move = new Move(me, other, 10);
                            ledger.tell(n % 2 == 0 ? move : move.reversed());
                          }
                        }))
            .collect(Collectors.toList());
    clients.forEach(Thread::start);
    for (Thread client : clients) client.join();
    var answer = new CompletableFuture<Map<String, Long>>();
    ledger.tell(new Ask(answer));
    System.out.println(
        answer.get().entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(e -> "%s=%d.%02d".formatted(e.getKey(), e.getValue() / 100, e.getValue() % 100))
            .collect(Collectors.joining(", ", "[", "]")));
    ledger.tell(Stop.NOW);
    ledger.end();
    Message last = new Move("ann", "bob", 7);
    System.out.println(
        last + " " + last.equals(new Move("bob", "ann", 7).reversed()) + " " + last.hashCode());
    try {
      new Deposit("x", -1);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(
        Message.class.isSealed() + " " + Message.class.getPermittedSubclasses().length);
  }
}
