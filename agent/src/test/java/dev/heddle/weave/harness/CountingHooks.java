package dev.heddle.weave.harness;

import dev.heddle.bridge.ArrayAccess;
import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.Hooks;
import dev.heddle.bridge.Shared;
import dev.heddle.bridge.State;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Writes down every slow path and makes what was missed valid. */
public class CountingHooks implements Hooks {
  private final List<String> calls = new ArrayList<>();
  private final IdentityHashMap<Object, ArrayHandle> handles = new IdentityHashMap<>();

  /** What was called since the last time, in order. */
  public List<String> take() {
    List<String> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  /** Makes an array shared, in the state given. */
  public ArrayHandle share(Object array, boolean readable, boolean writable) {
    ArrayHandle handle = new ArrayHandle(array, 31, 1);
    state(handle, readable, writable);
    handles.put(array, handle);
    ArrayAccess.LENGTH_MARK[Array.getLength(array) & 1023] = 1;
    ArrayAccess.epoch++;
    return handle;
  }

  private static void state(ArrayHandle handle, boolean readable, boolean writable) {
    handle.chunkStates[0] =
        (readable ? 0 : State.READ_INVALID) | (writable ? 0 : State.WRITE_INVALID);
    handle.readInvalid = readable ? 0 : 1;
    handle.writeInvalid = writable ? 0 : 1;
  }

  /** Sets the state word of an object. */
  public void setState(Object target, int state) {
    try {
      Field field =
          target instanceof Class<?> owner
              ? owner.getField("heddle$statics")
              : target.getClass().getField(Shared.STATE_FIELD);
      field.setInt(target, state | State.SHARED);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private int state(Object target) {
    try {
      return target instanceof Class<?> owner
          ? owner.getField("heddle$statics").getInt(null)
          : ((Shared) target).heddle$state();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private void clear(String call, Object target, int bits) {
    calls.add(call + " " + name(target));
    setState(target, state(target) & ~bits);
  }

  private static String name(Object target) {
    return target instanceof Class<?> owner
        ? owner.getSimpleName() + ".class"
        : target.getClass().getSimpleName();
  }

  @Override
  public void readMiss(Object target) {
    clear("readMiss", target, State.READ_INVALID);
  }

  @Override
  public void writeMiss(Object target) {
    clear("writeMiss", target, State.READ_INVALID | State.WRITE_INVALID);
  }

  @Override
  public ArrayHandle arrayHandle(Object array) {
    calls.add("arrayHandle " + name(array));
    return handles.getOrDefault(array, ArrayHandle.LOCAL);
  }

  @Override
  public void arrayReadMiss(ArrayHandle handle, int from, int to) {
    calls.add("arrayReadMiss " + from + ".." + to);
    state(handle, true, handle.writeInvalid == 0);
  }

  @Override
  public void arrayWriteMiss(ArrayHandle handle, int from, int to) {
    calls.add("arrayWriteMiss " + from + ".." + to);
    state(handle, true, true);
  }

  @Override
  public void volatileReadMiss(Object target) {
    clear("volatileReadMiss", target, State.VOLATILE_READ_INVALID);
  }

  @Override
  public void volatileWriteMiss(Object target) {
    clear("volatileWriteMiss", target, State.VOLATILE_WRITE_INVALID | State.VOLATILE_READ_INVALID);
  }

  @Override
  public void volatileWriteDone(Object target) {
    calls.add("volatileWriteDone " + name(target));
  }

  @Override
  public int staticState(Class<?> owner) {
    return state(owner);
  }

  @Override
  public void gate(Object lock) {
    clear("gate", lock, State.GATED);
  }

  @Override
  public void acquireToken(Object lock) {
    clear("acquireToken", lock, State.TOKEN_AWAY);
  }

  @Override
  public void spinPoint() {
    calls.add("spinPoint");
  }

  @Override
  public Object[] beginClassInit(Class<?> owner) {
    calls.add("beginClassInit " + owner.getSimpleName());
    return null;
  }

  @Override
  public void endClassInit(Class<?> owner, Throwable failure) {
    calls.add("endClassInit " + owner.getSimpleName() + (failure == null ? "" : " " + failure));
  }
}
