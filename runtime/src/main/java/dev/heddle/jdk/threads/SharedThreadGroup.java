package dev.heddle.jdk.threads;

import dev.heddle.bridge.GroupOps;
import dev.heddle.bridge.ThreadMembers;
import dev.heddle.bridge.ThreadOps;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands for {@link ThreadGroup}. Its members are those of all nodes. Woven code calls the static
 * methods in place of final ones. No method of a thread or another group is called under the lock.
 */
public class SharedThreadGroup extends ThreadGroup implements ThreadMembers {
  private final String name;

  /** Null for a group of the JDK's. */
  private final SharedThreadGroup parent;

  /** Not the group itself, which the JDK locks where threads start and end. */
  private final Object lock = new Object();

  private final List<Thread> threads = new ArrayList<>();
  private final List<SharedThreadGroup> groups = new ArrayList<>();
  private int maxPriority;
  private boolean daemon;
  private boolean destroyed;

  public SharedThreadGroup(String name) {
    this(ThreadOps.getThreadGroup(ThreadOps.currentThread()), name);
  }

  public SharedThreadGroup(ThreadGroup parent, String name) {
    super(GroupOps.here(parent), name);
    this.name = name;
    this.parent = parent instanceof SharedThreadGroup shared ? shared : null;
    maxPriority = getMaxPriority(parent);
    daemon = isDaemon(parent);
    if (this.parent != null) {
      this.parent.adopt(this);
    }
  }

  private void adopt(SharedThreadGroup group) {
    synchronized (lock) {
      if (destroyed) {
        throw new IllegalThreadStateException();
      }
      groups.add(group);
    }
  }

  private void disown(SharedThreadGroup group) {
    synchronized (lock) {
      groups.remove(group);
    }
  }

  @Override
  public final void heddle$add(Thread thread) {
    synchronized (lock) {
      if (destroyed) {
        throw new IllegalThreadStateException();
      }
      threads.add(thread);
    }
  }

  @Override
  public final void heddle$remove(Thread thread) {
    synchronized (lock) {
      for (int i = 0; i < threads.size(); i++) {
        if (threads.get(i) == thread) { // a program's thread may override equals
          threads.remove(i);
          return;
        }
      }
    }
  }

  @Override
  public final String heddle$name() {
    return name;
  }

  @Override
  public final int heddle$maxPriority() {
    synchronized (lock) {
      return maxPriority;
    }
  }

  @Override
  public final String heddle$path() {
    String above = parent == null ? GroupOps.path(GroupOps.mainGroup()) : parent.heddle$path();
    return above + '\0' + name;
  }

  private List<Thread> threads() {
    synchronized (lock) {
      return new ArrayList<>(threads);
    }
  }

  private List<SharedThreadGroup> groups() {
    synchronized (lock) {
      return new ArrayList<>(groups);
    }
  }

  private void collect(List<Thread> found, boolean recurse) {
    for (Thread thread : threads()) {
      if (thread.isAlive()) {
        found.add(thread);
      }
    }
    if (recurse) {
      groups().forEach(group -> group.collect(found, true));
    }
  }

  private void collectGroups(List<ThreadGroup> found, boolean recurse) {
    for (SharedThreadGroup group : groups()) {
      found.add(group);
      if (recurse) {
        group.collectGroups(found, true);
      }
    }
  }

  @Override
  public int activeCount() {
    List<Thread> found = new ArrayList<>();
    collect(found, true);
    return found.size();
  }

  @Override
  public int activeGroupCount() {
    List<ThreadGroup> found = new ArrayList<>();
    collectGroups(found, true);
    return found.size();
  }

  @Override
  public int enumerate(Thread[] list) {
    return enumerate(list, true);
  }

  @Override
  public int enumerate(Thread[] list, boolean recurse) {
    List<Thread> found = new ArrayList<>();
    collect(found, recurse);
    return fill(list, found);
  }

  @Override
  public int enumerate(ThreadGroup[] list) {
    return enumerate(list, true);
  }

  @Override
  public int enumerate(ThreadGroup[] list, boolean recurse) {
    List<ThreadGroup> found = new ArrayList<>();
    collectGroups(found, recurse);
    return fill(list, found);
  }

  /** What does not fit is left out, as the JDK does. */
  private static <T> int fill(T[] list, List<? extends T> found) {
    int count = Math.min(list.length, found.size());
    for (int i = 0; i < count; i++) {
      list[i] = found.get(i);
    }
    return count;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    getParent(this).uncaughtException(thread, thrown);
  }

  @Override
  public void list() {
    list("");
  }

  private void list(String indent) {
    System.out.println(indent + this);
    String deeper = indent + "    ";
    threads().forEach(thread -> System.out.println(deeper + thread));
    groups().forEach(group -> group.list(deeper));
  }

  @Override
  @SuppressWarnings({"removal", "UnsynchronizedOverridesSynchronized"})
  public boolean isDestroyed() {
    synchronized (lock) {
      return destroyed;
    }
  }

  @Override
  public String toString() {
    return getClass().getName() + "[name=" + name + ",maxpri=" + heddle$maxPriority() + "]";
  }

  public static String getName(ThreadGroup group) {
    return group instanceof SharedThreadGroup shared ? shared.name : group.getName();
  }

  public static ThreadGroup getParent(ThreadGroup group) {
    if (!(group instanceof SharedThreadGroup shared)) {
      return group.getParent();
    }
    return shared.parent == null ? GroupOps.mainGroup() : shared.parent;
  }

  public static int getMaxPriority(ThreadGroup group) {
    return group instanceof SharedThreadGroup shared
        ? shared.heddle$maxPriority()
        : group.getMaxPriority();
  }

  public static void setMaxPriority(ThreadGroup group, int priority) {
    if (!(group instanceof SharedThreadGroup shared)) {
      group.setMaxPriority(priority);
    } else if (priority >= Thread.MIN_PRIORITY && priority <= Thread.MAX_PRIORITY) {
      shared.limit(Math.min(priority, getMaxPriority(getParent(shared))));
    }
  }

  private void limit(int priority) {
    synchronized (lock) {
      maxPriority = priority;
    }
    groups().forEach(group -> group.limit(Math.min(group.heddle$maxPriority(), priority)));
  }

  @SuppressWarnings("removal")
  public static boolean isDaemon(ThreadGroup group) {
    if (!(group instanceof SharedThreadGroup shared)) {
      return group.isDaemon();
    }
    synchronized (shared.lock) {
      return shared.daemon;
    }
  }

  @SuppressWarnings("removal")
  public static void setDaemon(ThreadGroup group, boolean daemon) {
    if (!(group instanceof SharedThreadGroup shared)) {
      group.setDaemon(daemon);
      return;
    }
    synchronized (shared.lock) {
      shared.daemon = daemon;
    }
  }

  public static boolean parentOf(ThreadGroup group, ThreadGroup other) {
    for (ThreadGroup above = other; above != null; above = getParent(above)) {
      if (above == group) {
        return true;
      }
    }
    return false;
  }

  /** There is no security manager to ask. */
  public static void checkAccess(ThreadGroup group) {
    if (group == null) {
      throw new NullPointerException();
    }
  }

  public static void interrupt(ThreadGroup group) {
    if (!(group instanceof SharedThreadGroup shared)) {
      group.interrupt();
      return;
    }
    List<Thread> found = new ArrayList<>();
    shared.collect(found, true);
    found.forEach(Thread::interrupt);
  }

  /** Does nothing from release 19 on. */
  @SuppressWarnings("removal")
  public static void destroy(ThreadGroup group) {
    if (!(group instanceof SharedThreadGroup shared)) {
      group.destroy();
    } else if (Runtime.version().feature() < 19) {
      shared.destroyAll();
    }
  }

  private void destroyAll() {
    synchronized (lock) {
      if (destroyed || !threads.isEmpty()) {
        throw new IllegalThreadStateException();
      }
      destroyed = true;
    }
    groups().forEach(SharedThreadGroup::destroyAll);
    if (parent != null) {
      parent.disown(this);
    }
  }
}
