package dev.heddle.node.collect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import dev.heddle.node.service.ServiceLink;
import dev.heddle.protocol.Event;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.ProtocolNode;
import dev.heddle.protocol.ProtocolOptions;
import dev.heddle.protocol.ThreadWatch;
import dev.heddle.protocol.Traffic;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Node 0 of two answers node 1. */
class CollectAnswererTest {
  private static final int HEADER_BYTES = 9;

  private final Traffic traffic = quiet().traffic();
  private Answer last;

  private final ServiceBus bus =
      new ServiceBus(
          new ServiceLink() {
            @Override
            public int rank() {
              return 0;
            }

            @Override
            public int nodeCount() {
              return 2;
            }

            @Override
            public void send(int to, byte[] body, boolean release) {
              last = Answer.decode(Arrays.copyOfRange(body, HEADER_BYTES, body.length));
            }
          },
          (line, status) -> {
            throw new AssertionError(line);
          });

  private static ProtocolNode quiet() {
    ThreadWatch watch =
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
    return new ProtocolNode(0, 2, null, watch, new ProtocolOptions(1024, 3));
  }

  private final class Loop extends Idle {
    @Override
    public void run(Runnable task) {
      task.run();
    }

    @Override
    public void post(Event event) {} // what nobody has may be forgotten

    @Override
    public Traffic traffic() {
      return traffic;
    }
  }

  @SuppressWarnings("EnumOrdinal") // the ordinal is what goes on the wire
  private Answer ask() {
    Candidate asked = new Candidate(Gid.page(1, 7), 1, 5, true, 1, false);
    byte[] payload = Question.about(List.of(asked), 0, new long[2]).encode();
    ByteBuffer body = ByteBuffer.allocate(HEADER_BYTES + payload.length);
    body.put((byte) ServiceKind.COLLECT_ASK.ordinal()).putLong(1).put(payload);
    bus.deliver(1, body.array());
    return last;
  }

  /** The second hop of the diff is in the numbers of the first answer after it only. */
  @Test
  void whoPassedADiffOnIsBehindOnce() {
    var unused = new DistributedCollection(bus, new Loop(), new Idle(), (line, status) -> {});
    assertFalse(ask().behind());
    traffic.passesOn();
    assertTrue(ask().behind());
    assertFalse(ask().behind());
  }

  @Test
  void whoHasPutADiffAsideIsBehindUntilItIsTakenUp() {
    var unused = new DistributedCollection(bus, new Loop(), new Idle(), (line, status) -> {});
    traffic.putsAside();
    assertTrue(ask().behind());
    assertTrue(ask().behind());
    traffic.takesUp();
    assertFalse(ask().behind());
  }
}
