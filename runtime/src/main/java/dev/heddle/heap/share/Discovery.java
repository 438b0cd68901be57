package dev.heddle.heap.share;

import dev.heddle.bridge.Shared;
import dev.heddle.heap.NotShareableException;
import dev.heddle.heap.layout.Layout;
import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.layout.WordSet;
import dev.heddle.heap.opaque.Form;
import dev.heddle.heap.opaque.OpaqueClasses;
import dev.heddle.heap.page.PageTable;
import dev.heddle.heap.raw.Raw;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Lists the local objects and arrays that are reachable from some roots, in the order in which they
 * go on pages, and refuses what cannot be shared before anything has been claimed. Other threads
 * may go on storing: what they add later is promoted when it is first encoded.
 */
final class Discovery {
  /** Where an object was reached from, for messages. */
  private record Reached(Object object, Reached from, String word, int index) {
    String path() {
      StringBuilder path = new StringBuilder();
      for (Reached step = this; step.from != null; step = step.from) {
        path.insert(0, step.word != null ? " -> " + step.word : "[" + step.index + "]");
      }
      return path.isEmpty() ? "" : path.substring(path.indexOf(" -> ") == 0 ? 4 : 0);
    }
  }

  private final PageTable table;
  private final Layouts layouts;
  private final NamedObjects named;
  private final String where;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ArrayDeque<Reached> pending = new ArrayDeque<>();
  private final List<Object> found = new ArrayList<>();

  Discovery(PageTable table, Layouts layouts, NamedObjects named, String where) {
    this.table = table;
    this.layouts = layouts;
    this.named = named;
    this.where = where;
  }

  List<Object> from(Collection<?> roots) {
    for (Object root : roots) {
      reach(root, null, null, 0);
    }
    while (!pending.isEmpty()) {
      Reached next = pending.remove();
      found.add(next.object());
      if (next.object() instanceof Object[] array) {
        for (int i = 0; i < array.length; i++) {
          reach(array[i], next, null, i);
        }
      } else if (Kinds.of(next.object()) == Kind.OPAQUE) {
        reachState(next);
      } else if (next.object() instanceof Shared) {
        Layout layout = layouts.of(next.object().getClass());
        reachWords(next, layout.page());
        reachWords(next, layout.cell());
      }
    }
    return found;
  }

  private void reachState(Reached from) {
    Form form = OpaqueClasses.form(from.object().getClass());
    for (Object part : form.references(form.first(from.object()))) {
      reach(part, from, from.object().getClass().getName(), 0);
    }
  }

  private void reachWords(Reached from, WordSet words) {
    for (int i = 0; i < words.referenceCount(); i++) {
      Object value = Raw.getReference(from.object(), words.reference(i).offset());
      if (value != null) {
        reach(value, from, words.reference(i).show(), 0);
      }
    }
  }

  private void reach(Object value, Reached from, String word, int index) {
    if (value == null) {
      return;
    }
    Kind kind = Kinds.of(value);
    if (kind == Kind.REFUSED && named.nameOf(value) == null) {
      Reached reached = new Reached(value, from, word, index);
      Class<?> type = value.getClass();
      throw new NotShareableException(type.getName(), Kinds.reason(type), reached.path(), where);
    }
    if (isLocal(value, kind) && seen.add(value)) {
      pending.add(new Reached(value, from, word, index));
    }
  }

  private boolean isLocal(Object value, Kind kind) {
    return switch (kind) {
      case OBJECT -> ((Shared) value).heddle$state() == 0;
      case ARRAY -> table.arrayHandle(value) == null;
      case OPAQUE -> table.opaqueHandle(value) == null;
      case DELEGATED -> named.nameOf(value) == null && table.opaqueHandle(value) == null;
      default -> false;
    };
  }
}
