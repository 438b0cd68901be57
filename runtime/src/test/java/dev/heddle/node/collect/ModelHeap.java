package dev.heddle.node.collect;

import dev.heddle.node.collect.CollectWorld.Mutation;
import dev.heddle.protocol.Gid;
import dev.heddle.protocol.PageMemory;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The heap of a model node: pages, and a garbage collector that runs when told. */
final class ModelHeap implements PageMemory, Holdings {
  /** The content of a page of which no object is left. */
  private static final long NOTHING = -1;

  private final int rank;
  private final CollectWorld world;
  private final Map<Long, ModelPage> pages = new LinkedHashMap<>();

  /** What is pinned beside twins: tokens of others' locks. */
  final Set<Long> pinned = new HashSet<>();

  /** Pages of others whose cell is owned here: the only copy. */
  private final Set<Long> ownedCells = new HashSet<>();

  ModelHeap(int rank, CollectWorld world) {
    this.rank = rank;
    this.world = world;
  }

  private boolean isHome(long page) {
    return Gid.creator(page) == rank;
  }

  void create(long page) {
    pages.put(page, new ModelPage(true));
  }

  ModelPage get(long page) {
    ModelPage found = find(page);
    if (found == null) {
      throw new AssertionError(Gid.show(page) + " is not at node " + rank);
    }
    return found;
  }

  /** Null where no object lives. */
  ModelPage find(long page) {
    ModelPage found = pages.get(page);
    return found == null || found.dead ? null : found;
  }

  /** Whether there is anything of the page, be it a touch. */
  boolean knows(long page) {
    return pages.containsKey(page);
  }

  int size() {
    return pages.size();
  }

  boolean isExported(long page) {
    ModelPage found = pages.get(page);
    return found != null && found.exported;
  }

  /** Half of the pages have volatile fields, which stay with their creator. */
  @Override
  public boolean isMovable(long page) {
    return (page >>> 16 & 1) == 0;
  }

  @Override
  public boolean loosen(long page) {
    ModelPage found = pages.get(page);
    boolean touched = found != null && found.touched;
    if (found == null || !found.adopted || (touched && world.mutation() != Mutation.LOOSEN)) {
      return false;
    }
    found.loose = true;
    world.loosened++;
    return true;
  }

  byte[] encode(long ref) {
    if (ref != 0) {
      ModelPage page = get(ref);
      page.touched = true;
      page.exports++;
      page.exported |= isHome(ref);
      page.loose = false;
    }
    return ByteBuffer.allocate(8).putLong(ref).array();
  }

  long decode(byte[] bytes) {
    long ref = ByteBuffer.wrap(bytes).getLong();
    if (ref > 0) {
      world.checkExported(ref);
      if (isHome(ref) && !pages.get(ref).away) {
        get(ref);
      }
      revive(ref);
    }
    return ref;
  }

  private ModelPage revive(long ref) {
    ModelPage replica = pages.computeIfAbsent(ref, page -> new ModelPage(false));
    replica.touched = true;
    replica.dead = false;
    return replica;
  }

  /** Keeps what roots, pins, twins and exports reach. */
  void collectGarbage(List<Long> roots) {
    Deque<Long> open = new ArrayDeque<>(roots);
    open.addAll(pinned);
    open.addAll(ownedCells);
    pages.forEach(
        (id, page) -> {
          if (page.twinned || page.isKept()) {
            open.add(id);
          }
        });
    Set<Long> reached = new HashSet<>();
    while (!open.isEmpty()) {
      long id = open.poll();
      if (id != 0 && reached.add(id) && find(id) != null) {
        open.add(get(id).ref);
        open.add(get(id).twinned ? get(id).twin : 0);
      }
    }
    pages.replaceAll((id, page) -> reached.contains(id) ? page : corpse(page));
    pages.entrySet().removeIf(e -> e.getValue().dead && !keepsEntry(e));
  }

  private boolean keepsEntry(Map.Entry<Long, ModelPage> entry) {
    ModelPage page = entry.getValue();
    return isHome(entry.getKey()) ? page.exported : page.touched || page.adopted;
  }

  private static ModelPage corpse(ModelPage page) {
    ModelPage corpse = new ModelPage(false);
    corpse.dead = true;
    corpse.touched = page.touched;
    corpse.exported = page.exported;
    corpse.exports = page.exports;
    corpse.away = page.away;
    corpse.adopted = page.adopted;
    corpse.loose = page.loose;
    return corpse;
  }

  // What distributed collection asks.

  @Override
  public long[] exportedPages() {
    return pages.entrySet().stream()
        .filter(e -> e.getValue().exported)
        .mapToLong(Map.Entry::getKey)
        .toArray();
  }

  @Override
  public long exportCount(long page) {
    return world.mutation() == Mutation.EXPORTS ? 0 : pages.get(page).exports;
  }

  @Override
  public int extent(long page) {
    return 1;
  }

  @Override
  public boolean takeTouched(long page) {
    ModelPage found = pages.get(page);
    boolean was = found != null && found.touched;
    if (was) {
      found.touched = false;
      if (found.dead && !found.exported && !found.adopted) {
        pages.remove(page);
      }
    }
    boolean ignored = world.mutation() == Mutation.LOOSEN && found != null && found.adopted;
    return was && !ignored && world.mutation() != Mutation.TOUCH;
  }

  @Override
  public boolean isHeld(long page) {
    return find(page) != null;
  }

  @Override
  public boolean letGo(long page, long exports) {
    ModelPage found = pages.get(page);
    if (found == null || !isHome(page)) {
      return found == null;
    }
    boolean same = world.mutation() == Mutation.EXPORTS || found.exports == exports;
    if (!found.exported || !same) {
      return false;
    }
    world.checkUnheld(page);
    found.exported = false;
    return true;
  }

  // What the protocol asks.

  @Override
  public void setAccess(long page, Access access) {
    ModelPage found = find(page);
    if (found != null && (found.present || access == Access.INVALID)) {
      found.access = access;
    }
  }

  @Override
  public void makeTwin(long page) {
    ModelPage found = find(page);
    if (found != null && found.present) {
      found.twinned = true;
      found.twin = found.ref;
    }
  }

  @Override
  public void dropTwin(long page) {
    ModelPage found = find(page);
    if (found != null) {
      found.twinned = false;
    }
  }

  @Override
  public byte[] diff(long page) {
    ModelPage found = find(page);
    if (found == null || !found.twinned || found.twin == found.ref) {
      return null;
    }
    found.twin = found.ref;
    return encode(found.ref);
  }

  @Override
  public byte[] content(long page) {
    ModelPage found = pages.get(page);
    if (found.dead && found.loose) {
      return ByteBuffer.allocate(8).putLong(NOTHING).array();
    }
    found = get(page);
    found.touched = true; // the content names its objects
    found.exports++;
    return encode(found.twinned ? found.twin : found.ref);
  }

  @Override
  public void merge(long page, Object decoded) {
    ModelPage found = find(page);
    if (found == null) {
      return;
    }
    if ((long) decoded == NOTHING) {
      throw new AssertionError(Gid.show(page) + " is gone at its home, and here at " + rank);
    }
    if (!found.twinned || found.ref == found.twin) {
      found.ref = (long) decoded;
    }
    found.twin = (long) decoded;
    found.present = true;
  }

  @Override
  public void adopt(long page, Object decoded) {
    if ((long) decoded != NOTHING) {
      revive(page);
    }
    merge(page, decoded);
    ModelPage found = pages.get(page);
    found.adopted = !isHome(page);
    found.away = false;
  }

  @Override
  public void abandon(long page) {
    ModelPage found = pages.get(page);
    found.adopted = false;
    found.loose = false;
    found.away = isHome(page) && isMovable(page);
    if (found.dead && !found.exported && !found.touched) {
      pages.remove(page);
    }
  }

  @Override
  public void apply(long page, Object decoded) {
    ModelPage found = get(page);
    found.ref = (long) decoded;
    found.twin = (long) decoded;
  }

  @Override
  public void setCellAccess(long gid, Access access) {
    long page = Gid.pageOf(gid);
    if (access == Access.INVALID) {
      ownedCells.remove(page);
    } else if (access == Access.WRITABLE && !isHome(page)) {
      ownedCells.add(page);
    }
  }

  @Override
  public byte[] cellContent(long gid) {
    if (!isMovable(Gid.pageOf(gid))) {
      get(Gid.pageOf(gid));
    }
    return encode(0);
  }

  @Override
  public void storeCell(long gid, Object decoded) {}
}
