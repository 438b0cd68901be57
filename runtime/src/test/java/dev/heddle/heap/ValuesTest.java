package dev.heddle.heap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.heap.Woven.Color;
import dev.heddle.heap.Woven.Cons;
import dev.heddle.heap.Woven.Failure;
import dev.heddle.heap.Woven.Lambdas;
import dev.heddle.heap.Woven.Node;
import dev.heddle.heap.Woven.Pair;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that travel as themselves: content, identity, identity hash. */
class ValuesTest {
  private final TwoNodes nodes = new TwoNodes();

  @SuppressWarnings({"deprecation", "removal", "BoxedPrimitiveConstructor"}) // identity is tested
  static Stream<Object> immutables() {
    return Stream.of(
        new String("not a literal"),
        new String("\u20ac \ud800 unpaired"),
        new String(""),
        new Integer(0),
        new Long(-1),
        new Double(Double.NaN),
        new Float(1.5f),
        new Boolean(true),
        new Character('x'),
        new Byte((byte) 1),
        new Short((short) -2),
        123456789,
        new BigInteger("-98765432109876543210"),
        new BigDecimal("12345.6789012345678901"),
        UUID.fromString("00000000-0000-0001-0000-000000000002"),
        LocalDate.of(2020, 2, 29),
        Duration.ofNanos(12345),
        ZonedDateTime.parse("2020-02-29T12:00:00+01:00[Europe/Paris]"),
        Path.of("a", "b"),
        Optional.of("present"),
        Map.entry("k", 1),
        new Pair("left", -5L),
        List.of(1, "two", List.of(3)),
        Arrays.asList(1, null).stream().toList(),
        Set.of("a", "b", "c"),
        Map.of("a", 1, "b", 2),
        Collections.singletonList("one"));
  }

  @ParameterizedTest
  @MethodSource("immutables")
  void arriveEqualWithOneIdentityAndHash(Object value) {
    int hash = System.identityHashCode(value);
    Object replica = nodes.send(value);
    assertNotSame(value, replica);
    assertEquals(value, replica);
    assertSame(value.getClass(), replica.getClass());
    assertEquals(hash, System.identityHashCode(replica));
    assertSame(replica, nodes.send(value));
    assertSame(value, nodes.sendBack(replica));
    assertEquals(nodes.home.gidOf(value), nodes.other.gidOf(replica));
  }

  static Stream<Object> canonical() {
    return Stream.of(
        "a literal",
        7,
        -128L,
        true,
        'a',
        String.class,
        int.class,
        int[][].class,
        Node[].class,
        Thread.State.BLOCKED,
        Locale.forLanguageTag("de-CH"),
        Collections.emptyList(),
        String.CASE_INSENSITIVE_ORDER,
        StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("canonical")
  void canonicalObjectsAreFoundAgain(Object value) {
    assertSame(value, nodes.send(value));
  }

  @Test
  void whatEveryNodeHasIsFoundByName() {
    assertSame(System.out, nodes.send(System.out));
    assertSame(System.in, nodes.send(System.in));
    assertSame(ClassLoader.getSystemClassLoader(), nodes.send(ClassLoader.getSystemClassLoader()));
  }

  @Test
  void nullIsNull() {
    assertNull(nodes.send(null));
  }

  @Test
  void askingWhetherAStringIsALiteralDoesNotMakeItOne() {
    String value = new String("once only " + System.nanoTime());
    nodes.send(value);
    assertNotSame(value, value.intern());
  }

  @Test
  void aPatternMatchesAndAPlainObjectKeepsItsIdentity() {
    assertTrue(nodes.send(Pattern.compile("a+b")).matcher("aaab").matches());
    Object lock = new Object();
    Object replica = nodes.send(lock);
    assertSame(Object.class, replica.getClass());
    assertSame(replica, nodes.send(new Object[] {lock}) == null ? null : nodes.send(lock));
  }

  @Test
  void enumConstantsOfWovenClassesAreByNameWhereNotWovenHere() {
    assertSame(Color.GREEN, nodes.send((Object) Color.GREEN));
  }

  @Test
  void valuesShareTheirParts() {
    Node node = new Node();
    Pair inner = new Pair(node, 1);
    Object[] sent = {inner, List.of(inner, inner), new Pair(inner, 2)};
    Object[] got = nodes.other.decodeValues(nodes.home.encodeValues("a test", sent));
    Pair pair = (Pair) got[0];
    assertSame(nodes.other.objectOf(nodes.home.gidOf(node)), pair.left());
    assertSame(pair, ((List<?>) got[1]).get(0));
    assertSame(pair, ((List<?>) got[1]).get(1));
    assertSame(pair, ((Pair) got[2]).left());
    assertSame(pair.left(), nodes.send(node));
  }

  @Test
  void deeplyNestedValuesNeedNoStack() {
    Cons list = null;
    for (int i = 0; i < 100_000; i++) {
      list = new Cons(i, list);
    }
    Cons replica = nodes.send(list);
    int length = 0;
    for (Cons at = replica; at != null; at = at.tail()) {
      length++;
    }
    assertEquals(100_000, length);
    List<Object> nested = List.of();
    for (int i = 0; i < 20_000; i++) {
      nested = List.of(nested);
    }
    List<?> copy = nodes.send(nested);
    int depth = 0;
    while (!copy.isEmpty()) {
      copy = (List<?>) copy.get(0);
      depth++;
    }
    assertEquals(20_000, depth);
  }

  @Test
  void lambdasTravelAsSiteAndCaptures() {
    Node node = new Node();
    node.i = 100;
    IntUnaryOperator adder = Lambdas.adder(1, 10L, node);
    IntUnaryOperator replica = nodes.send(adder);
    assertNotSame(adder, replica);
    Node captured = nodes.send(node);
    nodes.fetch(captured);
    assertEquals(111, replica.applyAsInt(0));
    captured.i = 200;
    assertEquals(211, replica.applyAsInt(0), "it captured the replica");
    assertEquals(System.identityHashCode(adder), System.identityHashCode(replica));
    assertSame(replica, nodes.send(adder));
    assertEquals("constant", nodes.send(Lambdas.constant()).get());
    assertEquals(new Pair("l", 3L), nodes.send(Lambdas.pairing("l")).apply(3));
  }

  @Test
  void aJdkThrowableKeepsMessageCauseTraceAndSuppressed() {
    IOException thrown = new IOException("outer", new IllegalStateException("inner"));
    thrown.addSuppressed(new ArithmeticException("suppressed"));
    IOException replica = nodes.send(thrown);
    assertEquals(printed(thrown), printed(replica));
    assertArrayEquals(thrown.getStackTrace(), replica.getStackTrace());
    assertEquals("inner", replica.getCause().getMessage());
    replica.addSuppressed(new RuntimeException("more"));
    assertEquals(2, replica.getSuppressed().length);
    Exception bare = nodes.send(new Exception());
    assertNull(bare.getCause());
    bare.initCause(thrown);
    bare.addSuppressed(thrown);
    assertEquals(1, bare.getSuppressed().length);
  }

  /** The node loop encodes; the holder of the monitor may be waiting for that loop. */
  @Test
  void aThrowableTravelsWhileItsMonitorIsHeld() throws Exception {
    Exception thrown = new Exception("held");
    thrown.addSuppressed(new ArithmeticException("suppressed"));
    synchronized (thrown) {
      Exception replica =
          CompletableFuture.supplyAsync(() -> nodes.send(thrown)).get(30, TimeUnit.SECONDS);
      assertEquals(printed(thrown), printed(replica));
    }
  }

  @Test
  void throwablesMayReferToEachOtherInACircle() {
    Exception one = new Exception("one");
    Exception two = new Exception("two", one);
    one.addSuppressed(two);
    Exception replica = nodes.send(one);
    assertSame(replica, replica.getSuppressed()[0].getCause());
  }

  @Test
  void aWovenThrowableIsAnObjectWithAThrowablesPart() {
    Failure failure = new Failure("failed", new IOException("io"), 42);
    failure.detail = failure;
    Failure replica = nodes.send(failure);
    assertEquals("failed", replica.getMessage());
    assertEquals("io", replica.getCause().getMessage());
    assertEquals(printed(failure), printed(replica));
    nodes.fetch(replica);
    assertEquals(42, replica.code);
    assertSame(replica, replica.detail);
  }

  private static String printed(Throwable thrown) {
    var text = new java.io.StringWriter();
    thrown.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }

  @Test
  void aThreadIsMadeByTheInjectedConstructor() throws InterruptedException {
    Woven.Worker worker = new Woven.Worker();
    Woven.Worker replica = nodes.send(worker);
    assertEquals("replica", replica.getName());
    replica.start();
    replica.join();
    assertEquals(Thread.State.NEW, worker.getState());
  }

  /** A generator whose subclass overrides what the constructor of Random calls. */
  static class Dice extends dev.heddle.bridge.SharedRandom {
    @Override
    public synchronized void setSeed(long seed) {
      throw new IllegalStateException("application code ran");
    }

    Dice(dev.heddle.bridge.ReplicaMarker marker) {
      super(marker);
    }
  }

  @Test
  void aReplicaOfARandomRunsNoApplicationCode() {
    Object dice = dev.heddle.heap.raw.Raw.allocate(Dice.class);
    assertSame(Dice.class, nodes.send(dice).getClass());
    assertEquals(
        dev.heddle.bridge.SharedRandom.class,
        nodes.send(new dev.heddle.bridge.SharedRandom(5)).getClass());
  }

  @Test
  void identityHashesDrawnBeforehandDoNotMatter() {
    List<Object> perturbed = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Object object = new Object();
      assertTrue(System.identityHashCode(object) != 0);
      perturbed.add(object);
    }
    Map<Object, Object> originals = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      Node node = new Node();
      Node replica = nodes.send(node);
      originals.put(node, replica);
      assertEquals(System.identityHashCode(node), System.identityHashCode(replica));
      assertEquals(node.hashCode(), replica.hashCode());
    }
    System.gc();
    originals.forEach(
        (node, replica) ->
            assertEquals(System.identityHashCode(node), System.identityHashCode(replica)));
    assertEquals(100, perturbed.size());
  }

  @Test
  void emptyOptionalsAreTheJdksOwn() {
    assertSame(Optional.empty(), nodes.send(Optional.empty()));
    assertSame(OptionalInt.empty(), nodes.send(OptionalInt.empty()));
    assertSame(OptionalLong.empty(), nodes.send(OptionalLong.empty()));
    assertSame(OptionalDouble.empty(), nodes.sendBack(OptionalDouble.empty()));
    Pair pair = nodes.send(new Pair(Optional.empty(), 1));
    assertSame(Optional.empty(), pair.left());
  }
}
