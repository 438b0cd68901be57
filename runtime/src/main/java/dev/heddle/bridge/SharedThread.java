package dev.heddle.bridge;

import java.util.concurrent.locks.LockSupport;

/**
 * Stands for {@link Thread} in woven code: as superclass and at {@code new Thread(..)}. A thread is
 * one shared object; on the node that runs it, its replica is the thread the JVM started.
 *
 * <p>What the program can ask of a thread (name, priority, daemon, status, target, handler) is held
 * in the volatile fields below, one cell of the single-writer protocol, with the access checks
 * written by hand in the shape the weaver emits. Fields named {@code heddle$..} are the node's own
 * and are no part of the shared object.
 *
 * <p><b>For the weaver.</b>
 *
 * <ul>
 *   <li>Superclass {@code Thread} becomes this class, {@code new Thread} and its {@code <init>}
 *       too, and {@code super.m(..)} of a non-final method (start, run, interrupt, toString, ..).
 *   <li>Calls of methods that {@link ThreadOps} has go there: receiver first, same name. Not those
 *       by {@code super.} of a non-final method.
 *   <li>Every {@code public void run()} without parameters of a subclass of Thread starts with
 *       <pre>
 *   // STACK:
 *   aload 0; invokestatic ThreadOps.isThreadStart(Thread)Z; ifeq body
 *   aload 0; invokestatic ThreadOps.runThread(Thread)V; return
 *   body: (frame: as at method entry)
 *       </pre>
 * </ul>
 */
public class SharedThread extends Thread implements Shared {
  /** Not started yet. */
  static final int NEW = 0;

  /** Has ended. A status above 0 is 1 + the rank of the node that runs the thread. */
  static final int TERMINATED = -1;

  public transient int heddle$state;
  public transient Object heddle$meta;

  /**
   * Set by a wait of Heddle's own around its parking: what {@code getState} answers meanwhile
   * (BLOCKED at a monitor, RUNNABLE at a miss).
   */
  public transient volatile Thread.State heddle$shownState;

  /** The JVM was told to start this replica and has not called run yet. */
  transient boolean heddle$starting;

  /** The thread of the JVM that this object stands for (main, pool threads); null for others. */
  final transient Thread heddle$carrier;

  private volatile Runnable target;
  private volatile String name;
  private volatile int priority;
  private volatile boolean daemon;
  private volatile int status;
  private volatile long id;
  private volatile boolean interrupted;
  private volatile UncaughtExceptionHandler handler;
  private volatile String groupPath;

  /** The program's group, whose members are those of all nodes; null in a group of the JDK's. */
  private volatile ThreadMembers members;

  private volatile int pinnedTo;
  private volatile long stackSize;
  private volatile boolean virtual;

  public SharedThread() {
    this((ThreadGroup) null, (Runnable) null);
  }

  public SharedThread(Runnable target) {
    this(null, target);
  }

  /** Lets the JDK number the thread, so that unnamed threads of the JDK's own are counted in. */
  @SuppressWarnings("this-escape") // calls final methods and statics only
  public SharedThread(ThreadGroup group, Runnable target) {
    super(group, (Runnable) null);
    this.heddle$carrier = null;
    this.target = target;
    this.name = Bridge.hooks().threads().defaultName(super.getName());
    describe();
  }

  public SharedThread(String name) {
    this(null, null, name, 0, true);
  }

  public SharedThread(ThreadGroup group, String name) {
    this(group, null, name, 0, true);
  }

  public SharedThread(Runnable target, String name) {
    this(null, target, name, 0, true);
  }

  public SharedThread(ThreadGroup group, Runnable target, String name) {
    this(group, target, name, 0, true);
  }

  public SharedThread(ThreadGroup group, Runnable target, String name, long stackSize) {
    this(group, target, name, stackSize, true);
  }

  @SuppressWarnings("this-escape") // calls final methods and statics only
  public SharedThread(
      ThreadGroup group, Runnable target, String name, long stackSize, boolean inherit) {
    super(GroupOps.here(group), null, name, stackSize, inherit);
    this.heddle$carrier = null;
    this.target = target;
    this.name = name;
    this.stackSize = stackSize;
    this.members = GroupOps.membersOf(group);
    describe();
  }

  /** A replica: takes no number, runs nothing of the application. */
  public SharedThread(ReplicaMarker marker) {
    super(GroupOps.mainGroup(), null, "heddle-replica", 0, false);
    this.heddle$carrier = null;
  }

  /** Stands for a thread that the JVM made. */
  SharedThread(Thread carrier) {
    super(GroupOps.mainGroup(), null, carrier.getName(), 0, false);
    this.heddle$carrier = carrier;
    this.name = carrier.getName();
    this.priority = carrier.getPriority();
    this.daemon = carrier.isDaemon();
    this.virtual = ThreadOps.isVirtual(carrier);
    this.id = ThreadOps.clusterId(carrier);
    this.status = Bridge.hooks().threads().rank() + 1;
  }

  private void describe() {
    priority = super.getPriority();
    if (members != null) {
      priority = Math.min(priority, members.heddle$maxPriority());
    }
    daemon = super.isDaemon();
    id = ThreadOps.clusterId(this);
    describeGroup();
  }

  /** Groups of the JDK's are known by their names; a thread in one of no known class stays here. */
  private void describeGroup() {
    if (members != null) {
      groupPath = members.heddle$path();
      return;
    }
    for (ThreadGroup g = super.getThreadGroup(); g != null; g = g.getParent()) {
      if (g.getClass() != ThreadGroup.class) {
        pinnedTo = Bridge.hooks().threads().rank() + 1;
      }
    }
    groupPath = GroupOps.path(super.getThreadGroup());
  }

  /**
   * Starts the thread, on this node or another. Status and placement are settled under the cluster
   * lock of the thread; the start itself is outside, so that the new thread can be joined at once.
   */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // claimStart holds the cluster lock
  public void start() {
    ThreadHooks hooks = Bridge.hooks().threads();
    int rank = claimStart(hooks);
    boolean started = false;
    try {
      if (rank == hooks.rank()) {
        heddle$startHere();
      } else {
        hooks.startAt(rank, this);
      }
      started = true;
    } finally {
      if (!started) {
        hooks.unplace(rank, this);
        status(NEW);
      }
    }
  }

  private int claimStart(ThreadHooks hooks) {
    Monitors.beforeEnter(this);
    try {
      synchronized (this) {
        Monitors.entered(this);
        if (status() != NEW) {
          throw new IllegalThreadStateException();
        }
        ThreadMembers joined = members();
        if (joined != null) {
          joined.heddle$add(this);
        }
        int rank = hooks.place(this);
        status(rank + 1);
        return rank;
      }
    } finally {
      Monitors.exited();
    }
  }

  /** Starts this replica as a thread of this JVM. Called on the node that placement has chosen. */
  @SuppressWarnings("ThreadPriorityCheck") // the program asked for it
  public final void heddle$startHere() {
    super.setName(name());
    super.setPriority(priority());
    super.setDaemon(daemon());
    if (interruptedFlag()) {
      super.interrupt();
    }
    heddle$starting = true;
    super.start();
  }

  @Override
  public void run() {
    if (ThreadOps.isThreadStart(this)) {
      ThreadOps.runThread(this);
      return;
    }
    Runnable task = target();
    if (task != null) {
      task.run();
    }
  }

  private void leaveGroup() {
    ThreadMembers left = members();
    if (left != null) {
      left.heddle$remove(this);
    }
  }

  /** The thread's end, seen by joiners: a release by the status and by the monitor. */
  final void terminate() {
    leaveGroup();
    Monitors.beforeEnter(this);
    try {
      synchronized (this) {
        Monitors.entered(this);
        interruptedFlag(super.isInterrupted());
        target(null);
        status(TERMINATED);
        ObjectOps.notifyAll(this);
      }
    } finally {
      Monitors.exited();
    }
  }

  @Override
  public void interrupt() {
    int at = status();
    if (at == NEW || at == TERMINATED) {
      interruptedFlag(true);
    } else if (isHere(at)) {
      heddle$interruptHere();
    } else {
      Bridge.hooks().threads().interruptAt(at - 1, this);
    }
  }

  /** Interrupts the thread of this JVM. */
  public final void heddle$interruptHere() {
    if (heddle$carrier != null) {
      heddle$carrier.interrupt();
    } else {
      super.interrupt();
    }
  }

  @Override
  public boolean isInterrupted() {
    if (this == Thread.currentThread()) {
      return super.isInterrupted();
    }
    int at = status();
    if (at == NEW || at == TERMINATED) {
      return interruptedFlag();
    }
    return isHere(at)
        ? heddle$isInterruptedHere()
        : Bridge.hooks().threads().isInterruptedAt(at - 1, this);
  }

  /** The interrupt status of the thread of this JVM. */
  public final boolean heddle$isInterruptedHere() {
    return heddle$carrier != null ? heddle$carrier.isInterrupted() : super.isInterrupted();
  }

  @Override
  public State getState() {
    int at = status();
    if (at == NEW) {
      return State.NEW;
    }
    if (at == TERMINATED) {
      return State.TERMINATED;
    }
    return isHere(at) ? heddle$stateHere() : Bridge.hooks().threads().stateAt(at - 1, this);
  }

  /** The state of the thread of this JVM; RUNNABLE while its start is under way. */
  public final State heddle$stateHere() {
    State shown = heddle$shownState;
    if (shown != null) {
      return shown;
    }
    State state = heddle$carrier != null ? heddle$carrier.getState() : super.getState();
    return state == State.NEW || (state == State.TERMINATED && status() != TERMINATED)
        ? State.RUNNABLE
        : state;
  }

  /** What the JVM says of this very thread; asks no other node. */
  public final State heddle$jvmState() {
    return super.getState();
  }

  @Override
  public StackTraceElement[] getStackTrace() {
    int at = status();
    if (at == NEW || at == TERMINATED) {
      return new StackTraceElement[0];
    }
    return isHere(at)
        ? heddle$stackTraceHere()
        : Bridge.hooks().threads().stackTraceAt(at - 1, this);
  }

  /** The stack of the thread of this JVM. */
  public final StackTraceElement[] heddle$stackTraceHere() {
    return heddle$carrier != null ? heddle$carrier.getStackTrace() : super.getStackTrace();
  }

  /** {@code LockSupport.unpark} of the thread of this JVM. */
  public final void heddle$unparkHere() {
    LockSupport.unpark(heddle$carrier != null ? heddle$carrier : this);
  }

  @Override
  public UncaughtExceptionHandler getUncaughtExceptionHandler() {
    if (status() == TERMINATED) {
      return null;
    }
    UncaughtExceptionHandler own = handler();
    return own != null ? own : ThreadOps.getThreadGroup(this);
  }

  @Override
  public void setUncaughtExceptionHandler(UncaughtExceptionHandler newHandler) {
    handler(newHandler);
  }

  /** As the JDK's, which shows the id from release 21 on. */
  @Override
  public String toString() {
    ThreadGroup group = ThreadOps.getThreadGroup(this);
    StringBuilder text = new StringBuilder("Thread[");
    if (Runtime.version().feature() >= 21) {
      text.append('#').append(id()).append(',');
    }
    text.append(name()).append(',').append(priority()).append(',');
    return text.append(group == null ? "" : GroupOps.name(group)).append(']').toString();
  }

  private static boolean isHere(int status) {
    return status == Bridge.hooks().threads().rank() + 1;
  }

  final boolean alive() {
    int at = status();
    if (at > 0 && heddle$carrier != null) {
      return heddle$carrier.isAlive();
    }
    // On one node groups are the JDK's, and count a thread until the JVM has let go of it.
    return at > 0 || (at == TERMINATED && !Bridge.CLUSTERED && super.isAlive());
  }

  final ThreadMembers members() {
    readCheck();
    return members;
  }

  final Runnable target() {
    readCheck();
    return target;
  }

  final void target(Runnable value) {
    int kept = Volatiles.beginWrite(this);
    target = value;
    Volatiles.endWrite(this, kept);
  }

  final String name() {
    readCheck();
    return name;
  }

  final void name(String value) {
    int kept = Volatiles.beginWrite(this);
    name = value;
    Volatiles.endWrite(this, kept);
  }

  final int priority() {
    readCheck();
    return priority;
  }

  final void priority(int value) {
    int kept = Volatiles.beginWrite(this);
    priority = value;
    Volatiles.endWrite(this, kept);
  }

  final boolean daemon() {
    readCheck();
    return daemon;
  }

  final void daemon(boolean value) {
    int kept = Volatiles.beginWrite(this);
    daemon = value;
    Volatiles.endWrite(this, kept);
  }

  final int status() {
    readCheck();
    return status;
  }

  final void status(int value) {
    int kept = Volatiles.beginWrite(this);
    status = value;
    Volatiles.endWrite(this, kept);
  }

  final boolean interruptedFlag() {
    readCheck();
    return interrupted;
  }

  final void interruptedFlag(boolean value) {
    int kept = Volatiles.beginWrite(this);
    interrupted = value;
    Volatiles.endWrite(this, kept);
  }

  final UncaughtExceptionHandler handler() {
    readCheck();
    return handler;
  }

  final void handler(UncaughtExceptionHandler value) {
    int kept = Volatiles.beginWrite(this);
    handler = value;
    Volatiles.endWrite(this, kept);
  }

  final boolean isVirtualThread() {
    readCheck();
    return virtual;
  }

  final long id() {
    readCheck();
    return id;
  }

  /** The names of the groups above the thread, each after a NUL, without the topmost group. */
  public final String heddle$groupPath() {
    readCheck();
    return groupPath;
  }

  /** 1 + the rank of the only node that can run the thread; 0 where any can. */
  public final int heddle$pinnedTo() {
    readCheck();
    return pinnedTo;
  }

  /** The stack size in bytes that the program asked for; 0 for the default. */
  public final long heddle$stackSize() {
    readCheck();
    return stackSize;
  }

  /** The Runnable to run; null where run is overridden. */
  public final Runnable heddle$target() {
    return target();
  }

  /** The name, for messages. */
  public final String heddle$name() {
    return name();
  }

  /** Whether the cluster may end while this thread runs. */
  public final boolean heddle$daemon() {
    return daemon();
  }

  /** The thread that this object stands for has ended; joiners go on. */
  public final void heddle$carrierEnded() {
    terminate();
  }

  private void readCheck() {
    if (heddle$state != 0) {
      Volatiles.read(this);
    }
  }

  @Override
  public final int heddle$state() {
    return heddle$state;
  }

  @Override
  public final Object heddle$meta() {
    return heddle$meta;
  }

  @Override
  public final void heddle$meta(Object meta) {
    heddle$meta = meta;
  }
}
