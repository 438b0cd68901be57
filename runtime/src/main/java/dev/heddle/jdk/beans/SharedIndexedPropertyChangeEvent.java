package dev.heddle.jdk.beans;

import java.beans.IndexedPropertyChangeEvent;

/** Stands for {@link IndexedPropertyChangeEvent}. */
public class SharedIndexedPropertyChangeEvent extends IndexedPropertyChangeEvent {
  private static final long serialVersionUID = 1;

  /** Hides the JDK's, so that a program's subclass finds the shared one. */
  @SuppressWarnings("HidingField")
  protected transient Object source;

  private final EventParts parts;
  private final int index;

  public SharedIndexedPropertyChangeEvent(
      Object source, String propertyName, Object oldValue, Object newValue, int index) {
    super(source, propertyName, oldValue, newValue, index);
    parts = new EventParts(propertyName, oldValue, newValue);
    this.source = source;
    this.index = index;
  }

  @Override
  public int getIndex() {
    return index;
  }

  @Override
  public Object getSource() {
    return source;
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
    return parts.show(this, "; index=" + index);
  }
}
