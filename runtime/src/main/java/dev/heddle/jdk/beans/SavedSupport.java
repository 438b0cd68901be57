package dev.heddle.jdk.beans;

import java.io.Serializable;

/** What a stream has in place of a twin, whose super class would write what it does not use. */
final class SavedSupport implements Serializable {
  private static final long serialVersionUID = 1;

  private final Object sourceBean;
  private final ListenersByName listeners;

  SavedSupport(Object sourceBean, ListenersByName listeners) {
    this.sourceBean = sourceBean;
    this.listeners = listeners;
  }

  private Object readResolve() {
    return new SharedPropertyChangeSupport(sourceBean, listeners);
  }
}
