package dev.heddle.jdk.beans;

import java.beans.PropertyChangeEvent;

/** Stands for {@link PropertyChangeEvent}. */
public class SharedPropertyChangeEvent extends PropertyChangeEvent {
  private static final long serialVersionUID = 1;

  private final transient EventParts parts;

  public SharedPropertyChangeEvent(
      Object source, String propertyName, Object oldValue, Object newValue) {
    super(source, propertyName, oldValue, newValue);
    parts = new EventParts(source, propertyName, oldValue, newValue);
  }

  @Override
  public Object getSource() {
    return parts.source;
  }

  @Override
  public String getPropertyName() {
    return parts.propertyName;
  }

  @Override
  public Object getOldValue() {
    return parts.oldValue;
  }

  @Override
  public Object getNewValue() {
    return parts.newValue;
  }

  @Override
  public Object getPropagationId() {
    return parts.propagationId;
  }

  @Override
  public void setPropagationId(Object propagationId) {
    parts.propagationId = propagationId;
  }

  @Override
  public String toString() {
    return parts.show(this, "");
  }
}
