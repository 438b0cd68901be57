package dev.heddle.jdk.beans;

import java.beans.PropertyChangeEvent;
import java.io.Serializable;

/**
 * What the twins of both kinds of events hold. There are two since each extends a class of the JDK;
 * the source is theirs, as a field that programs inherit.
 */
final class EventParts implements Serializable {
  private static final long serialVersionUID = 1;

  final String propertyName;
  final Object oldValue;
  final Object newValue;
  Object propagationId;

  EventParts(String propertyName, Object oldValue, Object newValue) {
    this.propertyName = propertyName;
    this.oldValue = oldValue;
    this.newValue = newValue;
  }

  /** The text of the JDK's event; asks the event, whose methods a program may override. */
  String show(PropertyChangeEvent event, String more) {
    return event.getClass().getName()
        + "[propertyName="
        + event.getPropertyName()
        + more
        + "; oldValue="
        + event.getOldValue()
        + "; newValue="
        + event.getNewValue()
        + "; propagationId="
        + event.getPropagationId()
        + "; source="
        + event.getSource()
        + "]";
  }
}
