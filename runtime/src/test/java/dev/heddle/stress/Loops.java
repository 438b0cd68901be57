package dev.heddle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.heddle.node.NodeLoop;
import dev.heddle.protocol.Event;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The node loop, which whoever posts runs: every event is handled, never two at a time. */
public final class Loops {
  private Loops() {}

  @JCStressTest
  @Outcome(id = "4", expect = ACCEPTABLE, desc = "each event once")
  @Outcome(expect = FORBIDDEN, desc = "an event is lost, or two steps overlap")
  @State
  public static class Posts {
    private int handled; // plain: that steps never overlap is the claim
    final NodeLoop loop = loop();

    private NodeLoop loop() {
      NodeLoop made =
          new NodeLoop(
              event -> {
                handled++;
                return List.of();
              },
              (message, status, cause) -> {},
              Runnable::run);
      made.connect(effect -> {});
      return made;
    }

    @Actor
    public void one() {
      loop.post(new Event.Tick());
      loop.post(new Event.Tick());
    }

    @Actor
    public void two() {
      loop.post(new Event.Tick());
      loop.postLater(new Event.Tick());
    }

    @Arbiter
    public void look(I_Result r) {
      r.r1 = handled;
    }
  }
}
