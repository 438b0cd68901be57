package dev.heddle.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.protocol.cells.CellMessage;
import dev.heddle.protocol.intervals.Interval;
import dev.heddle.protocol.intervals.Notices;
import dev.heddle.protocol.intervals.VersionVector;
import dev.heddle.protocol.locks.LockMessage;
import dev.heddle.protocol.locks.LockMessage.Ticket;
import dev.heddle.protocol.pages.PageMessage;
import dev.heddle.protocol.services.ServiceMessage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {
  private static final long PAGE = Gid.page(Gid.MAX_RANK, Gid.MAX_COUNTER);
  private static final long OBJECT = Gid.object(Gid.page(2, 77), Gid.MAX_SLOT);
  private static final byte[] BYTES = {1, -1, 0, 127};

  private static VersionVector versions() {
    VersionVector vector = new VersionVector();
    vector.raise(4095, Long.MAX_VALUE);
    vector.raise(0, 1);
    vector.raise(7, 300);
    return vector;
  }

  private static Notices notices() {
    long[] pages = {0L, Gid.page(0, 1), Gid.page(0, 2), Gid.page(5, 1L << 30), PAGE};
    return new Notices(
        versions(), List.of(new Interval(3, 9, pages), new Interval(3, 10, new long[0])));
  }

  static Stream<Message> messages() {
    return Stream.of(
        new PageMessage.Fetch(PAGE, 4095, 1L << 40, versions()),
        new PageMessage.Fetch(Gid.page(0, 1), 0, 1, new VersionVector()),
        new PageMessage.PageReply(PAGE, 7, 3, versions(), BYTES),
        new PageMessage.HomeOffer(PAGE, 4, versions(), BYTES),
        new PageMessage.HomeAnswer(PAGE, true),
        new PageMessage.HomeRecall(PAGE),
        new PageMessage.HomeConfirm(PAGE, versions()),
        new PageMessage.Diff(PAGE, 4095, 0, Long.MAX_VALUE, new byte[0]),
        new LockMessage.Acquire(OBJECT, versions()),
        new LockMessage.Forward(OBJECT, 3, versions()),
        new LockMessage.Grant(
            OBJECT, List.of(new Ticket(1, 5), new Ticket(0, Long.MAX_VALUE)), notices()),
        new LockMessage.Notified(OBJECT, 12),
        new CellMessage.Request(OBJECT, true),
        new CellMessage.Invalidate(0),
        new CellMessage.Invalidated(OBJECT),
        new CellMessage.Forward(OBJECT, 9, false),
        new CellMessage.Value(OBJECT, false, BYTES, notices()),
        new CellMessage.Done(OBJECT),
        new ServiceMessage.Service(BYTES, notices()),
        new ServiceMessage.Gossip(Notices.none()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void decodesWhatItEncoded(Message message) {
    byte[] bytes = MessageCodec.encode(message);
    Message decoded = MessageCodec.decode(bytes);
    assertEquals(message.getClass(), decoded.getClass());
    assertArrayEquals(bytes, MessageCodec.encode(decoded));
    // Arrays in records compare by identity; what they print of themselves is left out.
    assertEquals(withoutArrays(message), withoutArrays(decoded));
  }

  private static String withoutArrays(Message message) {
    return message.toString().replaceAll("\\[B@[0-9a-f]+", "bytes");
  }

  @ParameterizedTest
  @MethodSource("messages")
  void refusesEveryPartOfAMessage(Message message) {
    byte[] bytes = MessageCodec.encode(message);
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThrows(IllegalArgumentException.class, () -> MessageCodec.decode(part));
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThrows(IllegalArgumentException.class, () -> MessageCodec.decode(longer));
  }

  @Test
  void smallMessagesAreSmall() {
    VersionVector changed = new VersionVector();
    changed.raise(1, 10_000);
    long lock = Gid.object(Gid.page(1, 100), 3);
    Interval interval = new Interval(1, 10_000, new long[] {Gid.page(1, 100)});
    LockMessage.Grant grant =
        new LockMessage.Grant(lock, List.of(), new Notices(changed, List.of(interval)));
    assertTrue(MessageCodec.encode(new LockMessage.Acquire(lock, changed)).length <= 10);
    assertTrue(MessageCodec.encode(grant).length <= 24, "grant is O(changes)");
  }

  @Test
  void refusesUnknownTag() {
    assertThrows(IllegalArgumentException.class, () -> MessageCodec.decode(new byte[] {99, 0}));
  }
}
