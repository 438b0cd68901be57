package dev.heddle.weave.kernels;

import dev.heddle.bridge.ArrayAccess;
import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.Bridge;
import dev.heddle.bridge.Hooks;
import dev.heddle.bridge.Shared;
import dev.heddle.bridge.State;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;

/** Makes all that an object refers to shared and valid, as after a promotion and its fetches. */
final class SharedGraph implements Hooks {
  private final Map<Object, ArrayHandle> handles = new IdentityHashMap<>();
  private final Map<Object, Boolean> seen = new IdentityHashMap<>();
  private final Deque<Object> open = new ArrayDeque<>();

  static void share(Object root) throws ReflectiveOperationException {
    SharedGraph graph = new SharedGraph();
    graph.reach(root);
    while (!graph.open.isEmpty()) {
      graph.visit(graph.open.remove());
    }
    Bridge.install(graph);
    ArrayAccess.epoch++;
  }

  private void reach(Object object) {
    boolean mine = object instanceof Shared || (object != null && object.getClass().isArray());
    if (mine && seen.put(object, true) == null) {
      open.add(object);
    }
  }

  private void visit(Object object) throws ReflectiveOperationException {
    if (object.getClass().isArray()) {
      handles.put(object, new ArrayHandle(object, 31, 1));
      ArrayAccess.LENGTH_MARK[Array.getLength(object) & 1023] = 1;
      if (object instanceof Object[] elements) {
        for (Object element : elements) {
          reach(element);
        }
      }
      return;
    }
    Field state = object.getClass().getField(Shared.STATE_FIELD);
    state.setAccessible(true);
    state.setInt(object, State.SHARED);
    for (Field field : object.getClass().getDeclaredFields()) {
      if (!field.getType().isPrimitive()) {
        field.setAccessible(true);
        reach(field.get(object));
      }
    }
  }

  @Override
  public ArrayHandle arrayHandle(Object array) {
    return handles.getOrDefault(array, ArrayHandle.LOCAL);
  }
}
