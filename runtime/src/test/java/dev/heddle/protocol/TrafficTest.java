package dev.heddle.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.protocol.pages.PageMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A diff that reaches node 0 while the home of its page moves to node 1, and later. */
class TrafficTest {
  private static final long PAGE = Gid.page(0, 1);

  private final ThreadWatch quiet =
      new ThreadWatch() {
        @Override
        public long mark() {
          return 0;
        }

        @Override
        public boolean passed(long mark) {
          return true;
        }
      };

  private final ProtocolNode node =
      new ProtocolNode(0, 3, new NoMemory(), quiet, new ProtocolOptions(1024, 3));

  private void diff(int interval) {
    node.step(
        new Event.Received(
            2, new PageMessage.Diff(PAGE, 2, interval - 1, interval, new byte[] {1})));
  }

  private List<Effect> answer(boolean taken) {
    return node.step(new Event.Received(1, new PageMessage.HomeAnswer(PAGE, taken)));
  }

  private void offer() {
    node.step(new Event.MoveHome(PAGE, 1)); // shares the page, whose twin goes with the tick
    node.step(new Event.Tick());
    List<Effect> effects = node.step(new Event.MoveHome(PAGE, 1));
    assertTrue(
        effects.stream()
            .anyMatch(
                effect ->
                    effect instanceof Effect.Send send
                        && send.message() instanceof PageMessage.HomeOffer));
  }

  @Test
  void aDiffThatIsPutAsideAndPassedOnIsCounted() {
    offer();
    diff(1);
    assertFalse(node.traffic().isDigested(2, 1), "put aside");
    assertEquals(0, node.traffic().passedOn());
    answer(true);
    assertTrue(node.traffic().isDigested(2, 1));
    assertEquals(1, node.traffic().passedOn());
    diff(2);
    assertEquals(2, node.traffic().passedOn());
  }

  @Test
  void aDiffThatIsPutAsideAndTakenUpIsUndecodedUntilItIsDecoded() {
    offer();
    diff(1);
    long ticket =
        answer(false).stream()
            .filter(Effect.Decode.class::isInstance)
            .mapToLong(effect -> ((Effect.Decode) effect).ticket())
            .findAny()
            .orElseThrow();
    assertFalse(node.traffic().isDigested(2, 1), "being decoded");
    node.step(new Event.Decoded(ticket, "decoded"));
    assertTrue(node.traffic().isDigested(2, 1));
    assertEquals(0, node.traffic().passedOn());
  }

  private static final class NoMemory implements PageMemory {
    @Override
    public void setAccess(long page, Access access) {}

    @Override
    public void makeTwin(long page) {}

    @Override
    public void dropTwin(long page) {}

    @Override
    public byte[] diff(long page) {
      return null;
    }

    @Override
    public byte[] content(long page) {
      return new byte[0];
    }

    @Override
    public void merge(long page, Object decoded) {}

    @Override
    public void adopt(long page, Object decoded) {}

    @Override
    public void abandon(long page) {}

    @Override
    public void apply(long page, Object decoded) {}

    @Override
    public void setCellAccess(long gid, Access access) {}

    @Override
    public byte[] cellContent(long gid) {
      return new byte[0];
    }

    @Override
    public void storeCell(long gid, Object decoded) {}
  }
}
