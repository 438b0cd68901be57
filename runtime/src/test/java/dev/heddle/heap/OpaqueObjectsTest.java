package dev.heddle.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.bridge.OpaqueHandle;
import dev.heddle.bridge.State;
import java.io.StringWriter;
import java.time.DayOfWeek;
import java.util.Calendar;
import java.util.Date;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tests call the hooks that the patched methods of the classes would call. */
@SuppressWarnings({"JdkObsolete", "JavaUtilDate", "deprecation"}) // they are what is tested
class OpaqueObjectsTest {
  private final TwoNodes nodes = new TwoNodes();

  private int stateAtOther(Object replica) {
    return nodes.other.opaques().handle(replica).state;
  }

  private <T> T fetched(T original) {
    T replica = nodes.send(original);
    nodes.fetch(nodes.other.pageOf(replica));
    OpaqueHandle handle = nodes.other.opaques().handle(replica);
    if (handle.arrived != null) {
      nodes.other.opaques().arrived(replica);
    }
    return replica;
  }

  @Test
  void aReplicaIsInvalidUntilItIsFetched() {
    StringBuilder original = new StringBuilder("content");
    StringBuilder replica = nodes.send(original);
    assertNotSame(original, replica);
    int invalid = State.READ_INVALID | State.WRITE_INVALID;
    assertEquals(State.SHARED | invalid, stateAtOther(replica));
    nodes.fetch(nodes.other.pageOf(replica));
    assertEquals(State.SHARED | State.WRITE_INVALID, stateAtOther(replica));
    assertEquals("content", replica.toString());
  }

  @Test
  void identityAndHashHold() {
    StringBuilder original = new StringBuilder("x");
    StringBuilder replica = nodes.send(original);
    assertSame(replica, nodes.send(original));
    assertSame(original, nodes.sendBack(replica));
    assertEquals(nodes.home.identityHash(original), nodes.other.identityHash(replica));
    assertEquals(nodes.home.gidOf(original), nodes.other.gidOf(replica));
  }

  @Test
  void aChangeGoesHomeAndIsTheWholeState() {
    StringBuilder original = new StringBuilder("a");
    StringBuilder replica = fetched(original);
    long page = nodes.other.pageOf(replica);
    nodes.beginWrite(page);
    replica.append("bc\u20ac");
    assertTrue(nodes.flush(page));
    assertEquals("abc\u20ac", original.toString());
    assertFalse(nodes.flush(page), "the twin has taken the change");
    original.append('!');
    assertEquals("abc\u20ac", replica.toString(), "no array in common");
  }

  @Test
  void aStateThatArrivesDoesNotOverwriteWhatIsDirty() {
    StringBuilder original = new StringBuilder("a");
    StringBuilder replica = fetched(original);
    long page = nodes.other.pageOf(replica);
    nodes.beginWrite(page);
    replica.append("mine");
    original.append("theirs");
    nodes.other.memory().merge(page, content(page));
    assertEquals("amine", replica.toString());
  }

  private Object content(long page) {
    nodes.home.memory().dropTwin(page);
    return nodes.other.decoder().decodePage(page, nodes.home.memory().content(page));
  }

  @Test
  void whatAnObjectRefersToIsSharedWithIt() {
    StringWriter original = new StringWriter();
    original.write("text");
    StringWriter replica = fetched(original);
    StringBuffer buffer = replica.getBuffer();
    assertTrue((stateAtOther(buffer) & State.READ_INVALID) == 0, "on the same page");
    assertEquals("text", buffer.toString());
    assertSame(original.getBuffer(), nodes.sendBack(buffer));
  }

  @Test
  void cachesStayBehind() {
    StringBuffer original = new StringBuffer("one");
    StringBuffer replica = fetched(original);
    assertEquals("one", replica.toString()); // cached from here on
    original.append("two");
    nodes.other.memory().merge(nodes.other.pageOf(replica), content(nodes.other.pageOf(replica)));
    assertEquals("onetwo", replica.toString());
  }

  @Test
  void aSerialStateIsPutByWhoUsesTheObjectNext() {
    Date original = new Date(1000);
    Date replica = nodes.send(original);
    long page = nodes.other.pageOf(replica);
    nodes.fetch(page);
    OpaqueHandle handle = nodes.other.opaques().handle(replica);
    assertEquals(0, replica.getTime());
    nodes.other.opaques().arrived(replica);
    assertEquals(1000, replica.getTime());
    assertNull(handle.arrived);
    nodes.beginWrite(page);
    replica.setTime(2000);
    assertFalse(nodes.flush(page), "not told of yet");
    nodes.other.opaques().written(replica);
    assertTrue(nodes.flush(page));
    nodes.home.opaques().arrived(original);
    assertEquals(2000, original.getTime());
  }

  /** February 31st is not the 3rd of March until somebody asks. */
  @Test
  void whatWasSetIsNotComputedBetweenTwoChanges() {
    Date date = new Date(124, Calendar.JANUARY, 31);
    Calendar calendar = new GregorianCalendar(2024, Calendar.JANUARY, 31);
    nodes.send(new Object[] {date, calendar});
    date.setMonth(Calendar.FEBRUARY);
    nodes.home.opaques().written(date);
    date.setDate(1);
    calendar.set(Calendar.MONTH, Calendar.FEBRUARY);
    nodes.home.opaques().written(calendar);
    calendar.set(Calendar.DAY_OF_MONTH, 1);
    assertEquals(new Date(124, Calendar.FEBRUARY, 1), date);
    assertEquals(new GregorianCalendar(2024, Calendar.FEBRUARY, 1), calendar);
  }

  /** Fetched again with what it is on: nothing arrives, and nothing that was set is lost. */
  @Test
  void theSameStateDoesNotArriveTwice() {
    Date replica = fetched(new Date(1000));
    nodes.other.memory().merge(nodes.other.pageOf(replica), content(nodes.other.pageOf(replica)));
    assertNull(nodes.other.opaques().handle(replica).arrived);
  }

  @Test
  void setsOfConstantsKeepTheirUniverse() {
    EnumSet<DayOfWeek> original = EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    EnumSet<DayOfWeek> replica = fetched(original);
    assertEquals(original, replica);
    assertEquals(EnumSet.complementOf(original), EnumSet.complementOf(replica));
    replica.add(DayOfWeek.SUNDAY);
    assertEquals(2, original.size());
  }

  @Test
  void aMatcherGoesOnWhereItWas() {
    Matcher original = Pattern.compile("(\\d)x").matcher("1x2x3x");
    assertTrue(original.find());
    Matcher replica = fetched(original);
    assertEquals("1", replica.group(1));
    assertTrue(replica.find());
    assertEquals("2", replica.group(1));
  }

  @Test
  void joinersShareTheirStringsOnly() {
    StringJoiner original = new StringJoiner("-", "<", ">").add("a").add("b");
    StringJoiner replica = fetched(original);
    assertEquals("<a-b>", replica.toString());
    replica.add("c");
    assertEquals("<a-b>", original.toString());
  }

  @Test
  void whatRefersToSomethingRefusedIsRefusedByItsPath() {
    Matcher matcher = Pattern.compile("a").matcher(new Refused());
    NotShareableException refused =
        assertThrows(NotShareableException.class, () -> nodes.send(matcher));
    assertTrue(refused.getMessage().contains(Refused.class.getName()), refused.getMessage());
    assertNull(nodes.home.opaques().handle(matcher));
  }

  /** Not woven. */
  private static final class Refused implements CharSequence {
    @Override
    public int length() {
      return 0;
    }

    @Override
    public char charAt(int index) {
      throw new IndexOutOfBoundsException(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return "";
    }

    @Override
    public String toString() {
      return "";
    }
  }
}
