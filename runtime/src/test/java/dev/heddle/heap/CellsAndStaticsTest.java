package dev.heddle.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.bridge.State;
import dev.heddle.heap.Woven.Cell;
import dev.heddle.heap.Woven.Statics;
import dev.heddle.protocol.PageMemory.Access;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** Volatile fields as cells, statics as pages. */
class CellsAndStaticsTest {
  private static final int CELL_INVALID =
      State.VOLATILE_READ_INVALID | State.VOLATILE_WRITE_INVALID;

  private final TwoNodes nodes = new TwoNodes();

  private void transfer(Heap from, Heap to, long gid, Access left, Access taken) {
    from.memory().setCellAccess(gid, left);
    byte[] content = from.memory().cellContent(gid);
    to.memory().storeCell(gid, to.decoder().decodeCell(gid, content));
    to.memory().setCellAccess(gid, taken);
  }

  @Test
  void aCellMovesWithAllVolatileFieldsAndNoOthers() {
    Cell cell = new Cell();
    cell.plain = 1;
    cell.counter = Long.MIN_VALUE;
    cell.latest = cell;
    cell.flag = true;
    Cell replica = nodes.send(cell);
    long gid = nodes.other.cellOf(replica);
    assertEquals(0, cell.heddle$state() & CELL_INVALID, "the creator begins exclusive");
    assertEquals(CELL_INVALID, replica.heddle$state() & CELL_INVALID);
    transfer(nodes.home, nodes.other, gid, Access.INVALID, Access.WRITABLE);
    assertEquals(CELL_INVALID, cell.heddle$state() & CELL_INVALID);
    assertEquals(0, replica.heddle$state() & CELL_INVALID);
    assertEquals(Long.MIN_VALUE, replica.counter);
    assertSame(replica, replica.latest);
    assertTrue(replica.flag);
    assertEquals(0, replica.plain, "plain fields are page words");
    replica.counter = 5;
    transfer(nodes.other, nodes.home, gid, Access.READ_ONLY, Access.READ_ONLY);
    assertEquals(5, cell.counter);
    assertEquals(State.VOLATILE_WRITE_INVALID, replica.heddle$state() & CELL_INVALID);
    nodes.fetch(replica);
    assertEquals(1, replica.plain);
  }

  @Test
  void aClassWithoutMutableStaticsHasNothingToFetch() {
    assertEquals(0, nodes.home.staticState(Integer.class));
    assertEquals(0, nodes.home.staticState(Integer.class), "nor when asked again");
  }

  @Test
  void everyFieldOfASequentialClassIsInItsCell() {
    Heap home = sequentialHeap(0);
    Heap other = sequentialHeap(1);
    Woven.Node node = new Woven.Node("v");
    node.j = 7;
    Woven.Node replica = (Woven.Node) other.decodeReference(home.encodeReference("a test", node));
    transfer(home, other, home.cellOf(node), Access.READ_ONLY, Access.READ_ONLY);
    assertEquals("v", replica.value);
    assertEquals(0, replica.j, "declared in a class that is not under sc");
  }

  private static Heap sequentialHeap(int rank) {
    return new Heap(
        new HeapConfig(
            rank,
            4096,
            type -> type == Woven.Node.class,
            name -> Class.forName(name),
            new StandardObjects()));
  }

  @Test
  void theSyncVariableIsACellWithoutContent() {
    byte[] content = nodes.home.memory().cellContent(0);
    nodes.other.memory().storeCell(0, nodes.other.decoder().decodeCell(0, content));
    nodes.other.memory().setCellAccess(0, Access.READ_ONLY);
  }

  @Test
  void lockBitsAreSetWithoutTouchingTheOthers() {
    Cell replica = nodes.send(new Cell());
    long gid = nodes.other.gidOf(replica);
    int before = replica.heddle$state();
    assertTrue(nodes.other.setLockState(gid, false, true));
    assertEquals((before & ~State.TOKEN_AWAY) | State.GATED, replica.heddle$state());
    int[] array = nodes.send(new int[3]);
    assertEquals(State.TOKEN_AWAY, nodes.other.arrayLockState(array));
    nodes.other.setLockState(nodes.other.gidOf(array), false, false);
    assertEquals(0, nodes.other.arrayLockState(array));
  }

  /** Two loaders stand for two nodes: each has statics of its own. */
  @Test
  void staticsTravelByPageAndCell() throws Exception {
    Class<?> there = otherStatics();
    Heap home = TwoNodes.heap(0, 4096);
    Heap other =
        new Heap(HeapConfig.of(1, name -> Class.forName(name, true, there.getClassLoader())));
    Statics.count = 3;
    Statics.root = "root";
    Statics.stamp = 9;
    assertTrue(home.hasStatics(Statics.class));
    long gid = home.shareStatics(Statics.class);
    assertEquals(gid, home.shareStatics(Statics.class));
    other.adoptStatics(there, gid);
    assertEquals(State.SHARED, home.staticState(Statics.class));
    assertNotEquals(0, other.staticState(there) & State.READ_INVALID);
    long page = other.pageOf(there);
    assertEquals(home.pageOf(Statics.class), page);
    byte[] content = home.memory().content(page);
    other.memory().merge(page, other.decoder().decodePage(page, content));
    other.memory().makeTwin(page);
    other.memory().setAccess(page, Access.WRITABLE);
    assertEquals(3, get(there, "count"));
    assertSame("root", get(there, "root"));
    assertEquals(0L, get(there, "stamp"));
    transfer(home, other, gid, Access.READ_ONLY, Access.READ_ONLY);
    assertEquals(9L, get(there, "stamp"));
    set(there, "count", 4);
    byte[] diff = other.memory().diff(page);
    home.memory().apply(page, home.decoder().decodeDiff(page, diff));
    assertEquals(4, Statics.count);
  }

  private static Object get(Class<?> type, String field) throws ReflectiveOperationException {
    var f = type.getDeclaredField(field);
    f.setAccessible(true);
    return f.get(null);
  }

  private static void set(Class<?> type, String field, Object value)
      throws ReflectiveOperationException {
    var f = type.getDeclaredField(field);
    f.setAccessible(true);
    f.set(null, value);
  }

  private static Class<?> otherStatics() throws ClassNotFoundException, MalformedURLException {
    URL classes = Statics.class.getProtectionDomain().getCodeSource().getLocation();
    String wanted = Statics.class.getName();
    @SuppressWarnings("resource") // lives as long as the class
    ClassLoader loader =
        new URLClassLoader(new URL[] {classes}, Statics.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(wanted)) {
              return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
          }
        };
    return Class.forName(wanted, true, loader);
  }
}
