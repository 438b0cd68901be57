package dev.heddle.jdk.beans;

import java.beans.PropertyChangeEvent;

/** What the twins of both kinds of events hold. */
final class EventParts {
  final Object source;
  final String propertyName;
  final Object oldValue;
  final Object newValue;
  Object propagationId;

  EventParts(Object source, String propertyName, Object oldValue, Object newValue) {
    this.source = source;
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
