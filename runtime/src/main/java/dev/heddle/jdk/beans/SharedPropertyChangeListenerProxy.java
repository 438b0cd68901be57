package dev.heddle.jdk.beans;

import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.beans.PropertyChangeListenerProxy;

/** Stands for {@link PropertyChangeListenerProxy}. */
public class SharedPropertyChangeListenerProxy extends PropertyChangeListenerProxy {
  private final String propertyName;
  private final PropertyChangeListener listener;

  public SharedPropertyChangeListenerProxy(String propertyName, PropertyChangeListener listener) {
    super(propertyName, listener);
    this.propertyName = propertyName;
    this.listener = listener;
  }

  @Override
  public void propertyChange(PropertyChangeEvent event) {
    getListener().propertyChange(event);
  }

  @Override
  public PropertyChangeListener getListener() {
    return listener;
  }

  @Override
  public String getPropertyName() {
    return propertyName;
  }
}
