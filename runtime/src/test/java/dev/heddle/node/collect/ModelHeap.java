package dev.heddle.node.collect;

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
  private final int rank;
  private final CollectWorld world;
  private final Map<Long, ModelPage> pages = new LinkedHashMap<>();

  /** What is pinned beside twins: tokens of others' locks. */
  final Set<Long> pinned = new HashSet<>();

  /** Pages of others whose home is here. */
  private final Set<Long> homes = new HashSet<>();

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

  byte[] encode(long ref) {
    if (ref != 0) {
      ModelPage page = get(ref);
      page.touched = true;
      page.exports++;
      page.exported |= isHome(ref);
    }
    return ByteBuffer.allocate(8).putLong(ref).array();
  }

  long decode(byte[] bytes) {
    long ref = ByteBuffer.wrap(bytes).getLong();
    if (ref != 0 && isHome(ref)) {
      get(ref).touched = true;
    } else if (ref != 0) {
      world.checkExported(ref);
      ModelPage replica = pages.computeIfAbsent(ref, page -> new ModelPage(false));
      replica.touched = true;
      replica.dead = false;
    }
    return ref;
  }

  /** Keeps what roots, pins, twins and exports reach. */
  void collectGarbage(List<Long> roots) {
    Deque<Long> open = new ArrayDeque<>(roots);
    open.addAll(pinned);
    open.addAll(ownedCells);
    open.addAll(homes);
    pages.forEach(
        (id, page) -> {
          if (page.twinned || page.exported) {
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
    return entry.getValue().touched && !isHome(entry.getKey());
  }

  private static ModelPage corpse(ModelPage page) {
    ModelPage corpse = new ModelPage(false);
    corpse.dead = true;
    corpse.touched = page.touched;
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
    return world.mutation() == CollectWorld.Mutation.EXPORTS ? 0 : get(page).exports;
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
      if (found.dead) {
        pages.remove(page);
      }
    }
    return was && world.mutation() != CollectWorld.Mutation.TOUCH;
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
    boolean same = world.mutation() == CollectWorld.Mutation.EXPORTS || found.exports == exports;
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
    ModelPage found = get(page);
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
    if (!found.twinned || found.ref == found.twin) {
      found.ref = (long) decoded;
    }
    found.twin = (long) decoded;
    found.present = true;
  }

  @Override
  public void adopt(long page, Object decoded) {
    ModelPage found = pages.computeIfAbsent(page, made -> new ModelPage(false));
    found.touched = true;
    found.dead = false;
    merge(page, decoded);
    if (!isHome(page)) {
      homes.add(page);
    }
  }

  @Override
  public void abandon(long page) {
    homes.remove(page);
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
    get(Gid.pageOf(gid));
    return encode(0);
  }

  @Override
  public void storeCell(long gid, Object decoded) {}
}
