package dev.heddle.node;

import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.Hooks;
import dev.heddle.bridge.OpaqueHandle;
import dev.heddle.bridge.ProcessHooks;
import dev.heddle.bridge.ThreadHooks;
import dev.heddle.heap.Heap;
import dev.heddle.heap.named.NamedHash;
import java.lang.ref.ReferenceQueue;

/** Forwards each hook to the part that answers it. */
final class NodeHooks implements Hooks {
  private final Heap heap;
  private final NodeCore core;
  private final NodeServices services;

  NodeHooks(Heap heap, NodeCore core, NodeServices services) {
    this.heap = heap;
    this.core = core;
    this.services = services;
  }

  @Override
  public void readMiss(Object target) {
    core.pageMisses().read(target);
  }

  @Override
  public void writeMiss(Object target) {
    core.pageMisses().write(target);
  }

  @Override
  public ArrayHandle arrayHandle(Object array) {
    return heap.arrayHandle(array);
  }

  @Override
  public void nameHash(Object object) {
    NamedHash.give(object);
  }

  @Override
  public void weaklyReferred(Object referent) {
    heap.keepWhileShared(referent);
  }

  @Override
  public OpaqueHandle opaqueHandle(Object object) {
    return heap.opaques().handle(object);
  }

  @Override
  public void opaqueArrived(Object object) {
    heap.opaques().arrived(object);
  }

  @Override
  public void opaqueWritten(Object object) {
    heap.opaques().written(object);
  }

  @Override
  public int originalAt(Object object) {
    return heap.opaques().originalAt(object);
  }

  @Override
  public Object delegate(Object standIn, String method, Object[] arguments) throws Throwable {
    return services.delegate(standIn, method, arguments);
  }

  @Override
  public ReferenceQueue<Object> endedQueue() {
    return services.endedQueue();
  }

  @Override
  public Object adopted(Object made) {
    return heap.adopt(made);
  }

  @Override
  public void arrayReadMiss(ArrayHandle handle, int from, int to) {
    core.pageMisses().read(handle, from, to);
  }

  @Override
  public void arrayWriteMiss(ArrayHandle handle, int from, int to) {
    core.pageMisses().write(handle, from, to);
  }

  @Override
  public void volatileReadMiss(Object target) {
    core.cells().readMiss(target);
  }

  @Override
  public void volatileWriteMiss(Object target) {
    core.cells().writeMiss(target);
  }

  @Override
  public void volatileWriteDone(Object target) {
    core.cells().writeDone(target);
  }

  @Override
  public void arrayCellReadMiss(ArrayHandle handle, int chunk) {
    core.cells().readMiss(Heap.cellOf(handle, chunk));
  }

  @Override
  public void arrayCellWriteMiss(ArrayHandle handle, int chunk) {
    core.cells().writeMiss(Heap.cellOf(handle, chunk));
  }

  @Override
  public void arrayCellWriteDone(ArrayHandle handle, int chunk) {
    core.cells().writeDone(Heap.cellOf(handle, chunk));
  }

  @Override
  public int arrayIndex(Object array, long offset) {
    return Heap.arrayIndex(array, offset);
  }

  @Override
  public int staticState(Class<?> owner) {
    return heap.staticState(owner);
  }

  @Override
  public void gate(Object lock) {
    core.tokens().gate(lock);
  }

  @Override
  public void acquireToken(Object lock) {
    core.tokens().acquire(lock);
  }

  @Override
  public void released() {
    core.sync().threads().released();
  }

  @Override
  public void monitorWait(Object lock, long timeoutMillis) throws InterruptedException {
    core.waitSets().await(lock, timeoutMillis);
  }

  @Override
  public void monitorNotify(Object lock, boolean all) {
    core.waitSets().notify(lock, all);
  }

  @Override
  public Object[] beginClassInit(Class<?> owner) {
    return services.beginClassInit(owner);
  }

  @Override
  public void nullConstant(String field) {
    services.nullConstant(field);
  }

  @Override
  public void endClassInit(Class<?> owner, Throwable failure) {
    services.endClassInit(owner, failure);
  }

  @Override
  public void spinPoint() {
    core.cells().spinPoint();
  }

  @Override
  public ThreadHooks threads() {
    return services.threads();
  }

  @Override
  public ProcessHooks process() {
    return services.process();
  }
}
