package dev.heddle.jdk.beans;

import java.beans.PropertyChangeListener;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Listeners by the name of the property they listen to; null stands for all. Of the listeners those
 * are serialized that can be, as the JDK does.
 */
final class ListenersByName implements Serializable {
  private static final long serialVersionUID = 1;

  /** The lists are never changed: who tells their listeners holds no lock. */
  private transient Map<String, List<PropertyChangeListener>> lists = new HashMap<>();

  synchronized void add(String name, PropertyChangeListener listener) {
    List<PropertyChangeListener> next = new ArrayList<>(of(name));
    next.add(listener);
    lists.put(name, next);
  }

  /** One entry of the listener, the first. */
  synchronized void remove(String name, PropertyChangeListener listener) {
    List<PropertyChangeListener> next = new ArrayList<>(of(name));
    for (int i = 0; i < next.size(); i++) {
      if (listener.equals(next.get(i))) {
        next.remove(i);
        break;
      }
    }
    if (next.isEmpty()) {
      lists.remove(name);
    } else {
      lists.put(name, next);
    }
  }

  synchronized List<PropertyChangeListener> of(String name) {
    return lists.getOrDefault(name, List.of());
  }

  /** Those for all properties first, then the others with their names. */
  synchronized List<PropertyChangeListener> all() {
    List<PropertyChangeListener> all = new ArrayList<>(of(null));
    for (Map.Entry<String, List<PropertyChangeListener>> entry : lists.entrySet()) {
      if (entry.getKey() != null) {
        for (PropertyChangeListener listener : entry.getValue()) {
          all.add(new SharedPropertyChangeListenerProxy(entry.getKey(), listener));
        }
      }
    }
    return all;
  }

  private synchronized void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeInt(lists.size());
    for (Map.Entry<String, List<PropertyChangeListener>> entry : lists.entrySet()) {
      out.writeObject(entry.getKey());
      for (PropertyChangeListener listener : entry.getValue()) {
        if (listener instanceof Serializable) {
          out.writeObject(listener);
        }
      }
      out.writeObject(null);
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    lists = new HashMap<>();
    for (int names = in.readInt(); names > 0; names--) {
      String name = (String) in.readObject();
      Object listener = in.readObject();
      while (listener != null) {
        add(name, (PropertyChangeListener) listener);
        listener = in.readObject();
      }
    }
  }
}
