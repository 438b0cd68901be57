package dev.heddle.node.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The system properties of a node: programs change them through {@code System.setProperty} and
 * through the object itself, and other nodes are told of both.
 *
 * <p>A change is passed on outside of this object's monitor, which the same change from elsewhere
 * would need.
 */
final class ClusterProperties extends Properties {
  private static final long serialVersionUID = 1;

  /** Told what has changed here; a null value stands for a key that is gone. */
  interface Observer {
    void changed(Map<String, String> changes);
  }

  private final transient Observer observer;

  /** Takes over all that {@code from} answers, its defaults too. */
  static ClusterProperties copyOf(Properties from, Observer observer) {
    ClusterProperties copy = new ClusterProperties(observer);
    from.stringPropertyNames().forEach(key -> copy.apply(key, from.getProperty(key)));
    return copy;
  }

  private ClusterProperties(Observer observer) {
    this.observer = observer;
  }

  /** A change that the others know of. */
  void apply(String key, String value) {
    if (value == null) {
      super.remove(key);
    } else {
      super.put(key, value);
    }
  }

  private void tell(Object key, Object value) {
    if (key instanceof String name && (value == null || value instanceof String)) {
      Map<String, String> change = new HashMap<>();
      change.put(name, (String) value);
      observer.changed(change);
    }
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public Object setProperty(String key, String value) {
    return put(key, value);
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public Object put(Object key, Object value) {
    Object old = super.put(key, value);
    tell(key, value);
    return old;
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public Object putIfAbsent(Object key, Object value) {
    Object old = super.putIfAbsent(key, value);
    if (old == null) {
      tell(key, value);
    }
    return old;
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public void putAll(Map<?, ?> all) {
    all.forEach(this::put);
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public Object remove(Object key) {
    Object old = super.remove(key);
    if (old != null) {
      tell(key, null);
    }
    return old;
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public void clear() {
    for (Object key : keySet().toArray()) {
      remove(key);
    }
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public void load(Reader reader) throws IOException {
    Properties loaded = new Properties();
    loaded.load(reader);
    putAll(loaded);
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public void load(InputStream stream) throws IOException {
    Properties loaded = new Properties();
    loaded.load(stream);
    putAll(loaded);
  }
}
