package dev.heddle.apps.legacy;

import dev.heddle.apps.Checklist;
import java.beans.IndexedPropertyChangeEvent;
import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.beans.PropertyChangeListenerProxy;
import java.beans.PropertyChangeSupport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Beans with bound properties: threads change them, listen to them, and read what was heard. */
public class PropertyBeans {
  private static final int CHANGES = 10;

  /** A thermometer as beans were written for JavaBeans 1.01. */
  private static final class Thermometer {
    private final PropertyChangeSupport support = new PropertyChangeSupport(this);
    private final int[] history = new int[4];
    private int degrees;
    private String place = "loom";
    private boolean broken;

    void addPropertyChangeListener(PropertyChangeListener listener) {
      support.addPropertyChangeListener(listener);
    }

    void addPropertyChangeListener(String name, PropertyChangeListener listener) {
      support.addPropertyChangeListener(name, listener);
    }

    synchronized void warm(int by) {
      int before = degrees;
      degrees += by;
      support.firePropertyChange("degrees", before, degrees);
    }

    synchronized void place(String to) {
      String before = place;
      place = to;
      support.firePropertyChange("place", before, to);
    }

    synchronized void broken(boolean now) {
      boolean before = broken;
      broken = now;
      support.firePropertyChange("broken", before, now);
    }

    synchronized void remember(int at, int value) {
      int before = history[at];
      history[at] = value;
      support.fireIndexedPropertyChange("history", at, before, value);
    }

    @Override
    public String toString() {
      return "thermometer";
    }
  }

  /** Uses what it inherits, the field included. */
  private static final class Alarm extends PropertyChangeEvent {
    private static final long serialVersionUID = 1;

    Alarm(Object source) {
      super(source, "alarm", false, true);
    }

    String from() {
      return "from " + source;
    }
  }

  /** Travels with what it belongs to. */
  private static final class Saved implements PropertyChangeListener, Serializable {
    private static final long serialVersionUID = 1;
    private int heard;

    @Override
    public synchronized void propertyChange(PropertyChangeEvent event) {
      heard++;
    }

    synchronized int heard() {
      return heard;
    }
  }

  /** The usual bean that can be stored: it and its support refer to each other. */
  private static final class Stored implements Serializable {
    private static final long serialVersionUID = 1;
    private final PropertyChangeSupport support = new PropertyChangeSupport(this);
    private final Saved saved = new Saved();

    Stored() {
      support.addPropertyChangeListener(saved);
    }

    void fire() {
      support.firePropertyChange(new PropertyChangeEvent(this, "a", null, support));
    }
  }

  /** Keeps what it hears. */
  private static final class Recorder implements PropertyChangeListener {
    private final List<PropertyChangeEvent> events = new ArrayList<>();
    private int rise;

    @Override
    public synchronized void propertyChange(PropertyChangeEvent event) {
      events.add(event);
      if (event.getPropertyName().equals("degrees")) {
        rise += (Integer) event.getNewValue() - (Integer) event.getOldValue();
      }
    }

    synchronized PropertyChangeEvent event(int index) {
      return events.get(index);
    }

    synchronized int count() {
      return events.size();
    }

    synchronized int rise() {
      return rise;
    }
  }

  private static void inThread(Runnable body) throws InterruptedException {
    Thread thread = new Thread(body);
    thread.start();
    thread.join();
  }

  private static void warmAtOnce(Thermometer thermometer) throws InterruptedException {
    Thread[] threads = new Thread[3];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                for (int j = 0; j < CHANGES; j++) {
                  thermometer.warm(1);
                }
              });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Registered by threads, fired by others. */
  private static void listeners(Checklist list) throws InterruptedException {
    Thermometer thermometer = new Thermometer();
    Recorder all = new Recorder();
    Recorder places = new Recorder();
    inThread(() -> thermometer.addPropertyChangeListener(all));
    inThread(() -> thermometer.addPropertyChangeListener("place", places));
    warmAtOnce(thermometer);
    list.same("rise", 3 * CHANGES, all.rise());
    inThread(() -> thermometer.place("shed"));
    inThread(() -> thermometer.place(new String("shed")));
    inThread(() -> thermometer.broken(true));
    inThread(() -> thermometer.remember(2, 7));
    list.same("all", 3 * CHANGES + 3, all.count());
    list.same("places", 1, places.count());
    list.check("one event for both", places.event(0) == all.event(3 * CHANGES));
    list.same("source", thermometer, places.event(0).getSource());
    System.out.println(places.event(0));
    inThread(() -> System.out.println(all.event(3 * CHANGES + 1)));
    PropertyChangeEvent indexed = all.event(3 * CHANGES + 2);
    list.same("index", 2, ((IndexedPropertyChangeEvent) indexed).getIndex());
    System.out.println(indexed);
  }

  private static void registrations(Checklist list) throws InterruptedException {
    PropertyChangeSupport support = new PropertyChangeSupport("bean");
    Recorder one = new Recorder();
    Recorder two = new Recorder();
    list.check("nobody", !support.hasListeners("a"));
    inThread(() -> support.addPropertyChangeListener("a", one));
    inThread(() -> support.addPropertyChangeListener(new PropertyChangeListenerProxy("a", two)));
    inThread(() -> support.addPropertyChangeListener(one));
    support.addPropertyChangeListener((PropertyChangeListener) null);
    support.addPropertyChangeListener("a", null);
    list.same("in all", 3, support.getPropertyChangeListeners().length);
    list.same("of a", 2, support.getPropertyChangeListeners("a").length);
    list.same("of b", 0, support.getPropertyChangeListeners("b").length);
    list.check("b is heard by all", support.hasListeners("b"));
    PropertyChangeListener last = support.getPropertyChangeListeners()[2];
    list.same("proxy", "a", ((PropertyChangeListenerProxy) last).getPropertyName());
    list.same("behind it", two, ((PropertyChangeListenerProxy) last).getListener());
    inThread(() -> support.removePropertyChangeListener(last));
    inThread(() -> support.removePropertyChangeListener(one));
    inThread(() -> support.removePropertyChangeListener(two));
    support.firePropertyChange("a", null, null);
    support.firePropertyChange("b", "x", "y");
    list.same("heard by one", 1, one.count());
    list.same("heard by two", 0, two.count());
    list.check("still a", support.hasListeners("a") && !support.hasListeners("b"));
    PropertyChangeEvent passed = new PropertyChangeEvent("other", "a", 1, 2);
    inThread(() -> passed.setPropagationId("id"));
    inThread(() -> support.firePropertyChange(passed));
    list.same("passed on", "id", one.event(1).getPropagationId());
    list.check("the same", one.event(1) == passed);
  }

  private static Object copied(Object original) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(original);
      }
      return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copies(Checklist list) throws InterruptedException {
    PropertyChangeSupport support = new PropertyChangeSupport("bean");
    Saved all = new Saved();
    support.addPropertyChangeListener(all);
    support.addPropertyChangeListener("a", all);
    support.addPropertyChangeListener("a", new Recorder()); // cannot be written
    Object[] copy = new Object[4];
    inThread(() -> copy[0] = copied(support));
    PropertyChangeSupport second = (PropertyChangeSupport) copy[0];
    inThread(() -> second.firePropertyChange("a", 1, 2));
    list.same("listeners", 2, second.getPropertyChangeListeners().length);
    list.same("heard by the copy", 2, ((Saved) second.getPropertyChangeListeners("a")[0]).heard());
    list.same("not by the first", 0, all.heard());
    inThread(() -> copy[1] = copied(new IndexedPropertyChangeEvent("bean", "a", 1, 2, 3)));
    IndexedPropertyChangeEvent event = (IndexedPropertyChangeEvent) copy[1];
    list.same("index", 3, event.getIndex());
    list.same("new value", 2, event.getNewValue());
    list.check("no source", event.getSource() == null);
    inThread(() -> copy[2] = new Alarm("loom"));
    list.same("inherited", "from loom", ((Alarm) copy[2]).from());
    inThread(() -> System.out.println(((Alarm) copy[2]).from()));
    Stored stored = new Stored();
    inThread(() -> copy[3] = copied(stored));
    inThread(((Stored) copy[3])::fire);
    list.same("the copy's own", 1, ((Stored) copy[3]).saved.heard());
    list.same("not the first's", 0, stored.saved.heard());
  }

  public static void main(String[] args) throws InterruptedException {
    Checklist list = new Checklist();
    listeners(list);
    registrations(list);
    copies(list);
    try {
      new PropertyChangeSupport(null);
      list.check("refuses no source", false);
    } catch (NullPointerException e) {
      list.check("refuses no source", true);
    }
    list.finish();
  }
}
