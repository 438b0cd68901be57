package dev.heddle.node.collect;

import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.protocol.Event;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The part of a node that is asked, on the node loop. */
final class CollectAnswerer {
  private final ServiceBus bus;
  private final CollectPort loop;
  private final HoldingWindow window;

  CollectAnswerer(ServiceBus bus, CollectPort loop, Holdings holdings) {
    this.bus = bus;
    this.loop = loop;
    this.window = new HoldingWindow(holdings);
  }

  void onAsk(Request request) {
    Question question = Question.decode(request.payload());
    if (isBehind(question)) {
      loop.run(() -> request.reply(Answer.behind(sent()).encode(), true));
      return;
    }
    BitSet held = new BitSet();
    List<Event.Forget.Extent> gone = new ArrayList<>();
    for (int i = 0; i < question.pages().size(); i++) {
      Event.Forget.Extent asked = question.pages().get(i);
      if (window.answer(asked.page())) {
        held.set(i);
      } else {
        gone.add(asked);
      }
    }
    loop.run(() -> answer(request, held, gone)); // what was queued at the sample has left by then
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
  private void answer(Request request, BitSet held, List<Event.Forget.Extent> gone) {
    request.reply(new Answer(false, held, sent()).encode(), true);
    if (!gone.isEmpty()) {
      loop.post(new Event.Forget(gone));
    }
  }

  private long[] sent() {
    return Sent.counts(loop.traffic(), bus.nodeCount());
  }
}
