package dev.heddle.node.collect;

import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** The part of a node that is asked, on the node loop. */
final class CollectAnswerer {
  private final ServiceBus bus;
  private final CollectPort loop;
  private final Holdings holdings;
  private final HoldingWindow window;
  private final LongAdder pagesGone;

  /** By asker: what the numbers in the last answer include of what was passed on. */
  private final long[] passedOn;

  CollectAnswerer(ServiceBus bus, CollectPort loop, Holdings holdings, LongAdder pagesGone) {
    this.bus = bus;
    this.loop = loop;
    this.holdings = holdings;
    this.window = new HoldingWindow(holdings);
    this.pagesGone = pagesGone;
    this.passedOn = new long[bus.nodeCount()];
  }

  void onAsk(Request request) {
    Question question = Question.decode(request.payload());
    boolean passed = loop.traffic().passedOn() != passedOn[request.from()];
    Answer sample = passed ? Answer.behind(sent()) : answer(question);
    List<Event.Forget.Extent> gone = new ArrayList<>();
    for (int i = 0; i < question.pages().size(); i++) {
      if (!sample.behind() && !sample.held().get(i)) {
        gone.add(question.pages().get(i));
      }
    }
    loop.run(() -> answer(request, sample, gone)); // what was queued at the sample has left by then
  }

  /** Also for the creator itself: what it has of pages whose home is elsewhere. */
  Answer answer(Question question) {
    if (isBehind(question)) {
      return Answer.behind(sent());
    }
    BitSet held = new BitSet();
    BitSet touched = new BitSet();
    for (int i = 0; i < question.pages().size(); i++) {
      long page = question.pages().get(i).page();
      if (isAtHome(page)) {
        window.drop(page);
        continue;
      }
      if (question.alone().get(i)) {
        holdings.loosen(page); // before the answer forgets that it was touched
      }
      HoldingWindow.Had had = window.answer(page);
      held.set(i, had.held());
      touched.set(i, had.touched());
    }
    return new Answer(false, held, touched, sent());
  }

  /** Of the creator's own pages it matters only what it has of those whose home is elsewhere. */
  private boolean isAtHome(long page) {
    return Gid.creator(page) == bus.rank() && loop.homeOf(page) == bus.rank();
  }

  private boolean isBehind(Question question) {
    if (!bus.custody().isEmpty()) {
      return true;
    }
    for (int node = 0; node < question.sent().length; node++) {
      if (node != bus.rank() && !loop.traffic().isDigested(node, question.sent()[node])) {
        return true;
      }
    }
    return false;
  }

  /** A release: the home hears of all intervals before it forgets, and may be left to know them. */
  private void answer(Request request, Answer sample, List<Event.Forget.Extent> gone) {
    Answer answer = new Answer(sample.behind(), sample.held(), sample.touched(), sent());
    passedOn[request.from()] = loop.traffic().passedOn();
    request.reply(answer.encode(), true);
    if (!gone.isEmpty()) {
      gone.forEach(extent -> pagesGone.add(extent.count()));
      loop.post(new Event.Forget(gone));
    }
  }

  private long[] sent() {
    return Sent.counts(loop.traffic(), bus.nodeCount());
  }
}
