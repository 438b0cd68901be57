package dev.heddle.sync;

import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.Shared;
import dev.heddle.bridge.SharedObject;
import dev.heddle.bridge.State;
import dev.heddle.protocol.Effect.Outcome;
import dev.heddle.protocol.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** One node's sync side over a heap of a few objects and a wait set as the protocol keeps it. */
final class FakeNode implements EventPort, ObjectView {
  final Waiters waiters = new Waiters(0);
  final ThreadRegistry threads = new ThreadRegistry(List.of());
  final LockTable locks;
  final GateTable gates = new GateTable(waiters, 2);
  final SyncContext context;
  final Tokens tokens;
  final WaitSets waitSets;

  /** Whether pages are invalid, so that a write miss fetches; else only replicas are. */
  boolean pagesAreFetched = true;

  final List<Event> posted = new ArrayList<>();
  private final Map<Long, Object> objects = new ConcurrentHashMap<>();
  private final Map<Long, Queue<Long>> sets = new ConcurrentHashMap<>();

  FakeNode(int rank) {
    locks = new LockTable(rank, this, name -> (NameDirectory.FIRST_COUNTER + name.length()) << 16);
    context = new SyncContext(this, waiters, this, locks, gates, threads, new SyncStats());
    tokens = new Tokens(context);
    waitSets = new WaitSets(context, tokens);
  }

  void share(Object object, long gid, int state) {
    objects.put(gid, object);
    if (object instanceof SharedObject shared) {
      shared.heddle$meta(gid);
      shared.heddle$state = state;
    }
  }

  @Override
  public synchronized void post(Event event) {
    posted.add(event);
    if (event instanceof Event.WaitBegin begin) {
      set(begin.lock()).add(begin.ticket());
    } else if (event instanceof Event.WaitSettle settle) {
      boolean still = set(settle.lock()).remove(settle.ticket());
      waiters.resume(settle.waiter(), still ? Outcome.NOT_NOTIFIED : Outcome.NOTIFIED);
    } else if (event instanceof Event.Notify notify) {
      notified(notify);
    } else if (event instanceof Event.AcquireLock acquire) {
      locks.access(acquire.lock(), false, false);
      waiters.resume(acquire.waiter(), Outcome.DONE);
    } else if (event instanceof Event.CellReadMiss miss) {
      waiters.resume(miss.waiter(), Outcome.DONE);
    } else if (event instanceof Event.SpinPoint spin) {
      waiters.resume(spin.waiter(), Outcome.DONE);
    } else if (event instanceof Event.ReadMiss miss) {
      allow(miss.page(), State.READ_INVALID);
      waiters.resume(miss.waiter(), Outcome.DONE);
    } else if (event instanceof Event.WriteMiss miss) {
      if (pagesAreFetched) {
        allow(miss.page(), State.READ_INVALID);
      }
      allow(miss.page(), State.WRITE_INVALID);
      waiters.resume(miss.waiter(), Outcome.DONE);
    }
  }

  /** Of an object alone on its page; one that holds nothing yet stays as it is. */
  private void allow(long page, int bit) {
    SharedObject object = (SharedObject) objects.get(page | 1);
    boolean empty = (object.heddle$state & State.READ_INVALID) != 0 && bit == State.WRITE_INVALID;
    if (!empty) {
      object.heddle$state &= ~bit;
    }
  }

  private void notified(Event.Notify notify) {
    Queue<Long> set = set(notify.lock());
    Object lock = object(notify.lock());
    while (!set.isEmpty()) {
      waitSets.mark(set.remove());
      if (!notify.all()) {
        break;
      }
    }
    lock.notifyAll();
  }

  private Queue<Long> set(long lock) {
    return sets.computeIfAbsent(lock, key -> new ArrayDeque<>());
  }

  @Override
  public void postLater(Event event) {
    post(event);
  }

  @Override
  public long gid(Object target) {
    if (target instanceof Shared shared) {
      return shared.heddle$meta() == null ? LOCAL : (Long) shared.heddle$meta();
    }
    return objects.entrySet().stream()
        .filter(e -> e.getValue() == target)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(LOCAL);
  }

  @Override
  public Object object(long gid) {
    return objects.get(gid);
  }

  @Override
  public int state(Object target) {
    return ((Shared) target).heddle$state();
  }

  @Override
  public void setLockState(long gid, boolean tokenAway, boolean gated) {
    SharedObject shared = (SharedObject) objects.get(gid);
    int set = (tokenAway ? State.TOKEN_AWAY : 0) | (gated ? State.GATED : 0);
    shared.heddle$state = (shared.heddle$state & ~(State.TOKEN_AWAY | State.GATED)) | set;
  }

  @Override
  public boolean isInvalid(long page) {
    return false;
  }

  @Override
  public long firstPage(ArrayHandle handle) {
    throw new UnsupportedOperationException();
  }
}
