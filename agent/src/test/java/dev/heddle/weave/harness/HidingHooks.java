package dev.heddle.weave.harness;

import dev.heddle.bridge.ArrayAccess;
import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.Hooks;
import dev.heddle.bridge.Shared;
import dev.heddle.bridge.State;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Invalid data holds nonsense until it is missed, and a store that nobody announced is found: what
 * a missing check lets through can be seen. At each spin point, as at an acquire, some of the data
 * becomes invalid and arrays that were local are shared.
 */
public final class HidingHooks implements Hooks {
  private static final int CHUNK_SHIFT = 2;
  private static final int NONSENSE = -77_777;

  private final IdentityHashMap<Object, ArrayHandle> handles = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Object> truths = new IdentityHashMap<>();
  private final Map<Shared, Map<Field, Object>> hidden = new HashMap<>();
  private final Random random;
  private Object[] arrays = {};
  private String stray = "";

  public HidingHooks(long seed) {
    random = new Random(seed);
  }

  /** What the program works on; part of it is shared at once, more at spin points. */
  public void own(Object... all) {
    arrays = all;
    spinPoint();
  }

  @Override
  public void spinPoint() {
    for (Object each : arrays) {
      if (each instanceof Shared object) {
        if (random.nextInt(3) == 0) {
          hide(object);
        }
      } else if (handles.containsKey(each) || random.nextInt(3) == 0) {
        downgrade(each);
      }
    }
  }

  private ArrayHandle share(Object array) {
    return handles.computeIfAbsent(
        array,
        fresh -> {
          int chunks = (Array.getLength(fresh) >> CHUNK_SHIFT) + 1;
          ArrayAccess.LENGTH_MARK[Array.getLength(fresh) & 1023] = 1;
          ArrayAccess.epoch++;
          truths.put(fresh, copy(fresh));
          return new ArrayHandle(fresh, CHUNK_SHIFT, chunks);
        });
  }

  private void downgrade(Object array) {
    ArrayHandle handle = share(array);
    for (int chunk = 0; chunk < handle.chunkStates.length; chunk++) {
      if (random.nextInt(3) == 0) {
        boolean wasReadable = (handle.chunkStates[chunk] & State.READ_INVALID) == 0;
        reveal(handle, chunk, true);
        save(handle, chunk, wasReadable);
        set(handle, chunk, State.WRITE_INVALID | (random.nextBoolean() ? State.READ_INVALID : 0));
        if ((handle.chunkStates[chunk] & State.READ_INVALID) != 0) {
          forEach(handle, chunk, i -> put(array, i, null));
        }
      }
    }
  }

  private void set(ArrayHandle handle, int chunk, int state) {
    int lost = state & ~handle.chunkStates[chunk];
    handle.chunkStates[chunk] = state;
    handle.readInvalid = 0;
    handle.writeInvalid = 0;
    for (int each : handle.chunkStates) {
      handle.readInvalid += (each & State.READ_INVALID) != 0 ? 1 : 0;
      handle.writeInvalid += (each & State.WRITE_INVALID) != 0 ? 1 : 0;
    }
    ArrayAccess.readLosses += (lost & State.READ_INVALID) != 0 ? 1 : 0;
    ArrayAccess.writeLosses += (lost & State.WRITE_INVALID) != 0 ? 1 : 0;
  }

  private interface Each {
    void at(int index);
  }

  private static void forEach(ArrayHandle handle, int chunk, Each each) {
    int end = Math.min(Array.getLength(handle.meta), (chunk + 1) << CHUNK_SHIFT);
    for (int i = chunk << CHUNK_SHIFT; i < end; i++) {
      each.at(i);
    }
  }

  private static Object copy(Object array) {
    int length = Array.getLength(array);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }

  private static void put(Object array, int index, Object value) {
    if (value != null || array instanceof Object[]) {
      Array.set(array, index, value);
    } else if (array instanceof long[] longs) {
      longs[index] = NONSENSE;
    } else {
      ((int[]) array)[index] = NONSENSE;
    }
  }

  private void save(ArrayHandle handle, int chunk, boolean readable) {
    if (readable) {
      Object truth = truths.get(handle.meta);
      forEach(handle, chunk, i -> Array.set(truth, i, Array.get(handle.meta, i)));
    }
  }

  /** Puts the truth back, after a look at what was stored without being announced. */
  private void reveal(ArrayHandle handle, int chunk, boolean write) {
    int state = handle.chunkStates[chunk];
    Object array = handle.meta;
    Object truth = truths.get(array);
    if ((state & State.WRITE_INVALID) != 0) {
      boolean readable = (state & State.READ_INVALID) == 0;
      forEach(
          handle,
          chunk,
          i -> {
            Object found = Array.get(array, i);
            if (readable ? !same(found, Array.get(truth, i)) : !isNonsense(found)) {
              stray += " store[" + i + "]";
            }
            put(array, i, Array.get(truth, i));
          });
    }
    set(handle, chunk, write ? 0 : state & ~State.READ_INVALID);
  }

  private static boolean same(Object a, Object b) {
    return a instanceof Number ? a.equals(b) : a == b;
  }

  private static boolean isNonsense(Object value) {
    return value == null || (value instanceof Number number && number.intValue() == NONSENSE);
  }

  private void hide(Shared object) {
    if (hidden.containsKey(object)) {
      return;
    }
    Map<Field, Object> truth = new HashMap<>();
    try {
      for (Field field : object.getClass().getFields()) {
        if (!field.getName().startsWith("heddle$")
            && !java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
          truth.put(field, field.get(object));
          field.setAccessible(true); // finals too
          field.set(object, field.getType() == int.class ? (Object) NONSENSE : null);
        }
      }
      hidden.put(object, truth);
      state(object, State.SHARED | State.READ_INVALID | State.WRITE_INVALID);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private void show(Shared object) {
    Map<Field, Object> truth = hidden.remove(object);
    if (truth == null) {
      return;
    }
    try {
      for (Map.Entry<Field, Object> each : truth.entrySet()) {
        if (!isNonsense(each.getKey().get(object))) {
          stray += " store of " + each.getKey().getName();
        }
        each.getKey().set(object, each.getValue());
      }
      state(object, State.SHARED);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static void state(Shared object, int state) throws ReflectiveOperationException {
    object.getClass().getField(Shared.STATE_FIELD).setInt(object, state);
  }

  /** Makes everything valid; stores that were not announced, or nothing. */
  public String end() {
    for (ArrayHandle handle : handles.values()) {
      for (int chunk = 0; chunk < handle.chunkStates.length; chunk++) {
        reveal(handle, chunk, true);
      }
    }
    for (Object each : arrays) {
      if (each instanceof Shared object) {
        show(object);
      }
    }
    return stray;
  }

  @Override
  public void readMiss(Object target) {
    show((Shared) target);
  }

  @Override
  public void writeMiss(Object target) {
    show((Shared) target);
  }

  @Override
  public ArrayHandle arrayHandle(Object array) {
    return handles.getOrDefault(array, ArrayHandle.LOCAL);
  }

  @Override
  public void arrayReadMiss(ArrayHandle handle, int from, int to) {
    miss(handle, from, to, false);
  }

  @Override
  public void arrayWriteMiss(ArrayHandle handle, int from, int to) {
    miss(handle, from, to, true);
  }

  private void miss(ArrayHandle handle, int from, int to, boolean write) {
    int invalid = write ? State.WRITE_INVALID | State.READ_INVALID : State.READ_INVALID;
    int last = Math.min((to - 1) >> CHUNK_SHIFT, handle.chunkStates.length - 1);
    for (int chunk = from >> CHUNK_SHIFT; chunk <= last; chunk++) {
      if ((handle.chunkStates[chunk] & invalid) != 0) {
        reveal(handle, chunk, write);
        if (!write) {
          save(handle, chunk, true);
        }
      }
    }
  }
}
