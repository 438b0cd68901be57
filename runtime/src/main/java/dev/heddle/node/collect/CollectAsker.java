package dev.heddle.node.collect;

import dev.heddle.node.service.Fatal;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceException;
import dev.heddle.node.service.ServiceKind;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A creator's part: one round at a time, on the node loop. */
final class CollectAsker {
  private static final int INTERNAL_FAULT = 114;

  private final ServiceBus bus;
  private final CollectPort loop;
  private final CollectAnswerer own;
  private final Conclusion conclusion;
  private final Fatal fatal;
  private final CollectSchedule schedule;
  private final SentTable sent;
  private CollectRound round;
  private Question ownQuestion;

  /** What this node's numbers in the questions under way include of what it passed on. */
  private long passedOnInNumbers;

  /** And in the questions of the next round. */
  private long passedOnSaid;

  CollectAsker(
      ServiceBus bus,
      CollectPort loop,
      CollectAnswerer own,
      CollectSchedule schedule,
      Conclusion conclusion,
      Fatal fatal) {
    this.bus = bus;
    this.loop = loop;
    this.own = own;
    this.schedule = schedule;
    this.conclusion = conclusion;
    this.fatal = fatal;
    this.sent = new SentTable(bus.nodeCount());
  }

  /** Begins a round if none is under way and some page is due. */
  void tick() {
    if (round != null || bus.custody().isEncoding()) {
      return;
    }
    List<Candidate> due = schedule.next();
    if (!due.isEmpty()) {
      round = new CollectRound(due, bus.rank(), bus.nodeCount());
      loop.run(this::ask); // what was exported before the sample has left by then
    }
  }

  private void ask() {
    List<Candidate> candidates = round.candidates();
    long[][] numbers = new long[bus.nodeCount()][];
    Arrays.setAll(numbers, sent::to);
    passedOnInNumbers = passedOnSaid;
    passedOnSaid = loop.traffic().passedOn();
    sent.said(bus.rank(), Sent.counts(loop.traffic(), bus.nodeCount())); // for the next round
    ownQuestion = Question.about(candidates, bus.rank(), numbers[bus.rank()]);
    for (int node = 0; node < bus.nodeCount(); node++) {
      if (node != bus.rank()) {
        ask(node, Question.about(candidates, node, numbers[node]));
      }
    }
  }

  /** The question is a release: what this node wrote to its pages is announced. */
  private void ask(int node, Question question) {
    CompletableFuture<Void> unused =
        bus.askLater(node, ServiceKind.COLLECT_ASK, question.encode(), true)
            .thenAccept(answer -> answered(node, Answer.decode(answer)))
            .whenComplete(
                (done, cause) -> {
                  if (cause != null) {
                    failed(cause instanceof CompletionException ? cause.getCause() : cause);
                  }
                });
  }

  /** A lost node never answers: no round is begun any more, and the run ends. */
  private void failed(Throwable cause) {
    if (!(cause instanceof ServiceException)) {
      fatal.end("internal fault in distributed collection: " + cause, INTERNAL_FAULT);
    }
  }

  private void answered(int from, Answer answer) {
    sent.said(from, answer.sent());
    round.answer(from, answer);
    if (!round.isAnswered()) {
      return;
    }
    CollectRound done = round;
    round = null;
    if (!done.isVoid() && loop.traffic().passedOn() == passedOnInNumbers) {
      done.answer(bus.rank(), own.answer(ownQuestion));
      if (!done.isVoid()) {
        conclusion.draw(done);
      }
    }
  }
}
