package dev.heddle.jdk.beans;

import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.beans.PropertyChangeListenerProxy;
import java.beans.PropertyChangeSupport;
import java.util.List;

/** Stands for {@link PropertyChangeSupport}. */
public class SharedPropertyChangeSupport extends PropertyChangeSupport {
  private static final long serialVersionUID = 1;

  private final transient Object sourceBean;
  private final transient ListenersByName listeners;

  /** Throws a NullPointerException for null. */
  public SharedPropertyChangeSupport(Object sourceBean) {
    this(sourceBean, new ListenersByName());
  }

  SharedPropertyChangeSupport(Object sourceBean, ListenersByName listeners) {
    super(sourceBean);
    this.sourceBean = sourceBean;
    this.listeners = listeners;
  }

  private Object writeReplace() {
    return new SavedSupport(sourceBean, listeners);
  }

  @Override
  public void addPropertyChangeListener(PropertyChangeListener listener) {
    if (listener instanceof PropertyChangeListenerProxy proxy) {
      addPropertyChangeListener(proxy.getPropertyName(), proxy.getListener());
    } else if (listener != null) {
      listeners.add(null, listener);
    }
  }

  @Override
  public void removePropertyChangeListener(PropertyChangeListener listener) {
    if (listener instanceof PropertyChangeListenerProxy proxy) {
      removePropertyChangeListener(proxy.getPropertyName(), proxy.getListener());
    } else if (listener != null) {
      listeners.remove(null, listener);
    }
  }

  @Override
  public PropertyChangeListener[] getPropertyChangeListeners() {
    return listeners.all().toArray(new PropertyChangeListener[0]);
  }

  @Override
  public void addPropertyChangeListener(String propertyName, PropertyChangeListener listener) {
    PropertyChangeListener unwrapped = unwrapped(listener);
    if (unwrapped != null && propertyName != null) {
      listeners.add(propertyName, unwrapped);
    }
  }

  @Override
  public void removePropertyChangeListener(String propertyName, PropertyChangeListener listener) {
    PropertyChangeListener unwrapped = unwrapped(listener);
    if (unwrapped != null && propertyName != null) {
      listeners.remove(propertyName, unwrapped);
    }
  }

  private static PropertyChangeListener unwrapped(PropertyChangeListener listener) {
    PropertyChangeListener inner = listener;
    while (inner instanceof PropertyChangeListenerProxy proxy) {
      inner = proxy.getListener();
    }
    return inner;
  }

  @Override
  public PropertyChangeListener[] getPropertyChangeListeners(String propertyName) {
    List<PropertyChangeListener> named =
        propertyName == null ? List.of() : listeners.of(propertyName);
    return named.toArray(new PropertyChangeListener[0]);
  }

  @Override
  public void firePropertyChange(String propertyName, Object oldValue, Object newValue) {
    if (isChange(oldValue, newValue)) {
      firePropertyChange(
          new SharedPropertyChangeEvent(sourceBean, propertyName, oldValue, newValue));
    }
  }

  @Override
  public void firePropertyChange(String propertyName, int oldValue, int newValue) {
    if (oldValue != newValue) {
      firePropertyChange(propertyName, Integer.valueOf(oldValue), Integer.valueOf(newValue));
    }
  }

  @Override
  public void firePropertyChange(String propertyName, boolean oldValue, boolean newValue) {
    if (oldValue != newValue) {
      firePropertyChange(propertyName, Boolean.valueOf(oldValue), Boolean.valueOf(newValue));
    }
  }

  @Override
  public void firePropertyChange(PropertyChangeEvent event) {
    if (isChange(event.getOldValue(), event.getNewValue())) {
      String name = event.getPropertyName();
      List<PropertyChangeListener> common = listeners.of(null);
      List<PropertyChangeListener> named = name == null ? List.of() : listeners.of(name);
      tell(common, event);
      tell(named, event);
    }
  }

  private static void tell(List<PropertyChangeListener> all, PropertyChangeEvent event) {
    for (PropertyChangeListener listener : all) {
      listener.propertyChange(event);
    }
  }

  private static boolean isChange(Object oldValue, Object newValue) {
    return oldValue == null || newValue == null || !oldValue.equals(newValue);
  }

  @Override
  public void fireIndexedPropertyChange(
      String propertyName, int index, Object oldValue, Object newValue) {
    if (isChange(oldValue, newValue)) {
      firePropertyChange(
          new SharedIndexedPropertyChangeEvent(
              sourceBean, propertyName, oldValue, newValue, index));
    }
  }

  @Override
  public void fireIndexedPropertyChange(
      String propertyName, int index, int oldValue, int newValue) {
    if (oldValue != newValue) {
      fireIndexedPropertyChange(
          propertyName, index, Integer.valueOf(oldValue), Integer.valueOf(newValue));
    }
  }

  @Override
  public void fireIndexedPropertyChange(
      String propertyName, int index, boolean oldValue, boolean newValue) {
    if (oldValue != newValue) {
      fireIndexedPropertyChange(
          propertyName, index, Boolean.valueOf(oldValue), Boolean.valueOf(newValue));
    }
  }

  @Override
  public boolean hasListeners(String propertyName) {
    return !listeners.of(null).isEmpty()
        || (propertyName != null && !listeners.of(propertyName).isEmpty());
  }
}
