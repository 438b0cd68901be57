package dev.heddle.node.classinit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.node.service.FakeCluster;
import dev.heddle.node.service.FakeCodec;
import dev.heddle.node.service.ServiceBus;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ClassInitServiceTest {
  /** Constants take no part; the others come in the order they are declared. */
  static class Plain {
    static final int CONSTANT = 5;
    static final String TEXT = "constant";
    static final long NOT_CONSTANT = Long.parseLong("7");
    static final char LETTER = Character.toUpperCase('a');
    static final List<String> LIST = new ArrayList<>();
    static int mutable = 3;
  }

  @SuppressWarnings({"unused", "ThreadLocalUsage"}) // read by the service; what is tested
  static class PerNode {
    static final ThreadLocal<String> SUPPLIED = ThreadLocal.withInitial(() -> "first");
    static final ThreadLocal<Integer> OVERRIDDEN =
        new ThreadLocal<>() {
          @Override
          protected Integer initialValue() {
            return 42;
          }
        };
    static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>();
    static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    static final VarHandle FIELD = field("count", false);
    static final VarHandle STATIC_FIELD = field("total", true);
    static final VarHandle ELEMENTS = MethodHandles.arrayElementVarHandle(long[].class);
    static final AtomicIntegerFieldUpdater<PerNode> COUNT =
        AtomicIntegerFieldUpdater.newUpdater(PerNode.class, "count");
    static final AtomicReferenceFieldUpdater<PerNode, String> NAME =
        AtomicReferenceFieldUpdater.newUpdater(PerNode.class, String.class, "name");
    static final Logger LOGGER = Logger.getLogger("heddle.test");
    static final Pattern PATTERN = Pattern.compile("a+", Pattern.CASE_INSENSITIVE);
    static final PrintStream OUT = System.out;

    private static int total;
    private volatile int count = 1;
    private volatile String name = "n";

    private static VarHandle field(String name, boolean isStatic) {
      try {
        return isStatic
            ? LOOKUP.findStaticVarHandle(PerNode.class, name, int.class)
            : LOOKUP.findVarHandle(PerNode.class, name, int.class);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static class Refused {
    static final Scanner INPUT = new Scanner("typed");
  }

  static class RefusedAtOnce {
    static final Object INPUT = new Scanner("typed");
  }

  private final FakeCluster cluster = new FakeCluster(3);
  private final List<ClassInitService> services = new ArrayList<>();
  private final Map<String, Long> attached = new ConcurrentHashMap<>();
  private ClassInitLedger ledger;

  @BeforeEach
  void wire() {
    assertEquals(3, Plain.mutable); // initialises it, as the body would
    assertNull(Refused.INPUT.ioException());
    assertNotNull(RefusedAtOnce.INPUT);
    ledger = new ClassInitLedger(cluster.buses.get(0));
    for (ServiceBus bus : cluster.buses) {
      int rank = bus.rank();
      StaticsHeap heap =
          new StaticsHeap() {
            @Override
            public long share(Class<?> owner) {
              return owner == Plain.class ? 100 + rank : NONE;
            }

            @Override
            public void attach(Class<?> owner, long gid) {
              attached.put(owner.getSimpleName() + rank, gid);
            }
          };
      FinalsCodec finals = new FinalsCodec(new FakeCodec(Scanner.class), Recipes.all());
      services.add(
          new ClassInitService(
              bus,
              finals,
              heap,
              (line, status) -> cluster.fatal.add(line + " (" + status + ")"),
              cluster.workers.get(rank)));
    }
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void firstToAskRunsAndTheOthersTakeItsValues() {
    assertNull(services.get(1).begin(Plain.class));
    services.get(1).end(Plain.class, null);
    Object[] values = services.get(2).begin(Plain.class);
    assertArrayEquals(new Object[] {7L, 'A', Plain.LIST}, values);
    assertSame(Plain.LIST, values[2]);
    assertArrayEquals(values, services.get(0).begin(Plain.class));
    assertEquals(Map.of("Plain2", 101L, "Plain0", 101L), attached);
    assertTrue(cluster.releases.contains("1>2 REPLY"), () -> "" + cluster.releases);
  }

  @Test
  void othersWaitUntilTheRunnerHasEnded() throws Exception {
    assertNull(services.get(2).begin(Plain.class));
    CountDownLatch asking = new CountDownLatch(1);
    CompletableFuture<Object[]> later =
        CompletableFuture.supplyAsync(
            () -> {
              asking.countDown();
              return services.get(0).begin(Plain.class);
            });
    asking.await();
    assertFalse(later.isDone());
    services.get(2).end(Plain.class, null);
    assertEquals(7L, later.get()[0]);
    assertEquals(List.of(), ledger.describe());
  }

  @Test
  void failureOfTheRunnerFailsTheClassEverywhere() {
    assertNull(services.get(0).begin(Plain.class));
    assertEquals(1, ledger.describe().size());
    services.get(0).end(Plain.class, new IllegalStateException("no luck"));
    NoClassDefFoundError error =
        assertThrows(NoClassDefFoundError.class, () -> services.get(1).begin(Plain.class));
    assertEquals("Could not initialize class " + Plain.class.getName(), error.getMessage());
    assertEquals(
        "Exception java.lang.IllegalStateException: no luck [in thread \""
            + Thread.currentThread().getName()
            + "\"]",
        error.getCause().getMessage());
  }

  @Test
  void makesPerNodeWhatCannotBeShared() {
    PerNode object = new PerNode();
    services.get(0).begin(PerNode.class);
    services.get(0).end(PerNode.class, null);
    Object[] made = services.get(1).begin(PerNode.class);
    assertSame(PerNode.SUPPLIED, made[0], "the heap shares it");
    assertNotSame(PerNode.OVERRIDDEN, made[1]);
    assertEquals(42, ((ThreadLocal<?>) made[1]).get());
    assertSame(PerNode.INHERITED, made[2], "the heap shares it");
    assertEquals(PerNode.LOOKUP.lookupModes(), ((MethodHandles.Lookup) made[3]).lookupModes());
    assertSame(PerNode.class, ((MethodHandles.Lookup) made[3]).lookupClass());
    assertEquals(1, (int) ((VarHandle) made[4]).getAndAdd(object, 1));
    ((VarHandle) made[5]).set(9);
    assertEquals(9, PerNode.total);
    assertEquals(4L, (long) ((VarHandle) made[6]).get(new long[] {3, 4}, 1));
    @SuppressWarnings("unchecked") // as declared
    AtomicIntegerFieldUpdater<PerNode> count = (AtomicIntegerFieldUpdater<PerNode>) made[7];
    assertNotSame(PerNode.COUNT, count);
    assertEquals(2, count.getAndIncrement(object));
    @SuppressWarnings("unchecked") // as declared
    AtomicReferenceFieldUpdater<PerNode, String> name =
        (AtomicReferenceFieldUpdater<PerNode, String>) made[8];
    assertEquals("n", name.getAndSet(object, "m"));
    assertSame(PerNode.LOGGER, made[9]);
    assertEquals("a+", ((Pattern) made[10]).pattern());
    assertEquals(Pattern.CASE_INSENSITIVE, ((Pattern) made[10]).flags());
    assertSame(System.out, made[11]);
  }

  @Test
  void whatStaysOnItsNodeIsRefusedWhereItIsUsed() {
    services.get(0).begin(Refused.class);
    services.get(0).end(Refused.class, null);
    assertArrayEquals(new Object[] {null}, services.get(2).begin(Refused.class));
    services.get(2).nullConstant(Refused.class.getName() + ".OTHER");
    services.get(0).nullConstant(Refused.class.getName() + ".INPUT");
    assertEquals(List.of(), cluster.fatal);
    assertThrows(
        LinkageError.class, () -> services.get(2).nullConstant(Refused.class.getName() + ".INPUT"));
    assertRefused("Refused.INPUT");
  }

  /** Reads of a field of any type are not checked: the class is refused. */
  @Test
  void whatCouldBeReadUncheckedRefusesItsClass() {
    services.get(0).begin(RefusedAtOnce.class);
    services.get(0).end(RefusedAtOnce.class, null);
    assertThrows(LinkageError.class, () -> services.get(2).begin(RefusedAtOnce.class));
    assertRefused("RefusedAtOnce.INPUT");
  }

  private void assertRefused(String field) {
    assertEquals(1, cluster.fatal.size());
    String line = cluster.fatal.get(0);
    assertTrue(line.contains(field + " holds a java.util.Scanner"), line);
    assertTrue(line.contains("on node 2"), line);
    assertTrue(line.endsWith("(113)"), line);
  }
}
