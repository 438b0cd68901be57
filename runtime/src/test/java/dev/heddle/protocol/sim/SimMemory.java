package dev.heddle.protocol.sim;

import dev.heddle.protocol.Gid;
import dev.heddle.protocol.Mutation;
import dev.heddle.protocol.PageMemory;
import dev.heddle.protocol.pages.PageProbe;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The memory of one simulated node. Between any two words it touches, application threads of the
 * node may take steps.
 */
final class SimMemory implements PageMemory {
  private final SimWorld world;
  private final SimNode node;
  private final List<Replica> replicas = new ArrayList<>();
  private final Map<Long, List<Replica>> byPage = new HashMap<>();
  private final SimCells cells;
  private final Set<Long> twinned = new HashSet<>();

  /** Pages of this node that the protocol has touched: no object is put there any more. */
  private final Set<Long> closed = new HashSet<>();

  /** Pages whose access or content changed since the checker last looked. */
  final Set<Long> touched = new HashSet<>();

  private long openPage;
  private int openRoom;
  private long lastCounter;

  SimMemory(SimWorld world, SimNode node) {
    this.world = world;
    this.node = node;
    this.cells = new SimCells(world, node);
  }

  // ---- objects

  int newLocal(int words) {
    int object = world.directory.newObject(words);
    put(new Replica(object, 0, words, true));
    return object;
  }

  long newPage() {
    return Gid.page(node.rank, ++lastCounter);
  }

  /** The node's replica; made INVALID where there is none yet. */
  Replica replica(int object) {
    Replica replica = object < replicas.size() ? replicas.get(object) : null;
    if (replica == null) {
      long gid = world.directory.gid(object);
      if (gid == 0) {
        throw new SimFailure("object " + object + " is seen at " + node.rank + " unpromoted");
      }
      replica = new Replica(object, gid, world.directory.truth(object).length, false);
      put(replica);
      byPage.computeIfAbsent(Gid.pageOf(gid), unused -> new ArrayList<>()).add(replica);
    }
    return replica;
  }

  private void put(Replica replica) {
    while (replicas.size() <= replica.object) {
      replicas.add(null);
    }
    replicas.set(replica.object, replica);
  }

  Replica existing(int object) {
    return object < replicas.size() ? replicas.get(object) : null;
  }

  /** As a garbage collection that finds a replica unused; false where it is pinned. */
  boolean forget(int object) {
    Replica replica = existing(object);
    if (replica == null || replica.gid == 0) {
      return false;
    }
    long page = Gid.pageOf(replica.gid);
    if (PageProbe.isHome(node.pages(), page)) {
      return false;
    }
    if (twinned.contains(page)) {
      return false;
    }
    replicas.set(object, null);
    byPage.get(page).remove(replica);
    return true;
  }

  /** Pages of which there is a replica here. */
  List<Long> pages() {
    return byPage.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  // ---- promotion

  void promote(int root, long page) {
    Replica replica = replica(root);
    List<Integer> objects = world.directory.objectsOn(page);
    replica.gid = Gid.object(page, objects.size() + 1);
    world.directory.promote(root, page, replica.gid);
    byPage.computeIfAbsent(page, unused -> new ArrayList<>()).add(replica);
  }

  private void promoteReferred(long value) {
    if (!Values.isReference(value)) {
      return;
    }
    Replica referred = existing(Values.object(value));
    if (referred == null || referred.gid != 0) {
      return;
    }
    if (openRoom == 0 || closed.contains(openPage)) {
      openPage = newPage();
      openRoom = 1 + world.random.nextInt(4);
    }
    openRoom--;
    promote(referred.object, openPage);
    world.coverage.saw(Feature.PROMOTION);
    world.trace.text(() -> node + " promotes " + referred.object + " " + Gid.show(referred.gid));
    for (int i = 0; i < referred.words.length; i++) {
      node.interleave();
      promoteReferred(referred.words[i]);
    }
  }

  // ---- pages

  private List<Replica> on(long page) {
    return List.copyOf(byPage.getOrDefault(page, List.of()));
  }

  @Override
  public void setAccess(long page, Access access) {
    closed.add(page);
    touched.add(page);
    for (Replica replica : on(page)) {
      node.interleave();
      if (access == Access.INVALID || replica.filled || ignoresLateReplicas()) {
        replica.access = access;
      }
    }
    world.trace.text(() -> node + " " + Gid.show(page) + " := " + access);
    node.interleave();
  }

  private boolean ignoresLateReplicas() {
    return world.options.mutation() == Mutation.LATE_REPLICA_VALID;
  }

  @Override
  public void makeTwin(long page) {
    twinned.add(page);
    for (Replica replica : on(page)) {
      if (replica.filled) {
        long[] twin = new long[replica.words.length];
        for (int i = 0; i < twin.length; i++) {
          twin[i] = replica.words[i];
          node.interleave();
        }
        replica.twin = twin;
      }
    }
  }

  @Override
  public void dropTwin(long page) {
    twinned.remove(page);
    for (Replica replica : on(page)) {
      replica.twin = null;
    }
  }

  @Override
  public byte[] diff(long page) {
    WordEncoder out = new WordEncoder();
    for (Replica replica : on(page)) {
      if (replica.twin == null) {
        continue;
      }
      for (int i = 0; i < replica.words.length; i++) {
        long value = replica.words[i];
        if (value != replica.twin[i]) {
          promoteReferred(value);
          out.word(replica.object, i, value);
          replica.twin[i] = value;
        }
        node.interleave();
      }
    }
    return out.isEmpty() ? null : out.toBytes();
  }

  @Override
  public byte[] content(long page) {
    closed.add(page);
    WordEncoder out = new WordEncoder();
    for (int object : world.directory.objectsOn(page)) {
      Replica replica = replica(object);
      for (int i = 0; i < replica.words.length; i++) {
        long value = served(replica)[i];
        promoteReferred(value);
        out.word(object, i, value);
        node.interleave();
      }
    }
    return out.toBytes();
  }

  private long[] served(Replica replica) {
    boolean live = replica.twin == null || world.options.mutation() == Mutation.SERVES_LIVE_WORDS;
    return live ? replica.words : replica.twin;
  }

  @Override
  public void merge(long page, Object decoded) {
    touched.add(page);
    ByteBuffer in = ((ByteBuffer) decoded).duplicate();
    Set<Replica> fresh = new HashSet<>();
    while (in.hasRemaining()) {
      Replica replica = existing(in.getInt());
      int index = in.getInt();
      long value = in.getLong();
      if (replica == null) {
        continue; // nobody here has a reference to it
      }
      if (!replica.filled) {
        fresh.add(replica);
        replica.filled = true;
        replica.twin = twinned.contains(page) ? new long[replica.words.length] : null;
      }
      if (fresh.contains(replica)) {
        replica.words[index] = value;
        if (replica.twin != null) {
          replica.twin[index] = value;
        }
      } else {
        swap(replica, index, value);
      }
      node.interleave();
    }
  }

  @Override
  public void adopt(long page, Object decoded) {
    world.directory.objectsOn(page).forEach(this::replica);
    merge(page, decoded);
  }

  /** The replicas are a home's no more, see {@link #forget}. */
  @Override
  public void abandon(long page) {}

  @Override
  public void apply(long page, Object decoded) {
    touched.add(page);
    ByteBuffer in = ((ByteBuffer) decoded).duplicate();
    while (in.hasRemaining()) {
      swap(replica(in.getInt()), in.getInt(), in.getLong());
      node.interleave();
    }
  }

  /** CAS(word, twin to value); a dirty word stays. */
  private void swap(Replica replica, int index, long value) {
    if (replica.twin == null) {
      replica.words[index] = value;
      return;
    }
    if (replica.words[index] == replica.twin[index]) {
      replica.words[index] = value;
    }
    node.interleave();
    replica.twin[index] = value;
  }

  // ---- cells

  SimCells.LocalCell cell(long gid) {
    return cells.get(gid);
  }

  @Override
  public void setCellAccess(long gid, Access access) {
    cells.setAccess(gid, access);
  }

  @Override
  public byte[] cellContent(long gid) {
    long value = cells.get(gid).value;
    promoteReferred(value);
    node.interleave();
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  @Override
  public void storeCell(long gid, Object decoded) {
    cells.get(gid).value = ((ByteBuffer) decoded).getLong(0);
    node.interleave();
  }
}
