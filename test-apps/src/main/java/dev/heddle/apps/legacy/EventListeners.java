package dev.heddle.apps.legacy;

import dev.heddle.apps.Args;
import dev.heddle.apps.Checklist;
import java.util.Enumeration;
import java.util.EventListener;
import java.util.EventObject;
import java.util.Vector;

/** Beans of 1998: a source with listeners, events that know their source, threads that fire. */
public final class EventListeners {
  private static final class ReadingEvent extends EventObject {
    private static final long serialVersionUID = 1;

    final int reading;

    ReadingEvent(Object source, int reading) {
      super(source);
      this.reading = reading;
    }

    /** The source by the field that the super class has for subclasses. */
    Sensor sensor() {
      return (Sensor) source;
    }
  }

  private interface ReadingListener extends EventListener {
    void read(ReadingEvent event);
  }

  private static final class Sensor extends Thread {
    private final int number;
    private final int readings;
    private final Vector<ReadingListener> listeners = new Vector<>();

    Sensor(int number, int readings) {
      super("sensor " + number);
      this.number = number;
      this.readings = readings;
    }

    void addListener(ReadingListener listener) {
      listeners.addElement(listener);
    }

    @Override
    public void run() {
      for (int i = 0; i < readings; i++) {
        fire(new ReadingEvent(this, i));
      }
    }

    private void fire(ReadingEvent event) {
      for (Enumeration<ReadingListener> all = listeners.elements(); all.hasMoreElements(); ) {
        all.nextElement().read(event);
      }
    }

    @Override
    public String toString() {
      return getName();
    }
  }

  /** Keeps the events, and adds up what they say. */
  private static final class Recorder implements ReadingListener {
    private final Vector<EventObject> events = new Vector<>();
    private int sum;

    @Override
    public synchronized void read(ReadingEvent event) {
      events.addElement(event);
      sum += event.reading * event.sensor().number;
    }
  }

  private EventListeners() {}

  /**
   * Runs the sensors.
   *
   * @param args sensors, readings of each
   */
  public static void main(String[] args) throws InterruptedException {
    int sensors = Args.number(args, 0, 3);
    int readings = Args.number(args, 1, 10);
    Recorder recorder = new Recorder();
    Sensor[] all = new Sensor[sensors];
    for (int i = 0; i < sensors; i++) {
      all[i] = new Sensor(i + 1, readings);
      all[i].addListener(recorder);
      all[i].start();
    }
    int[] heard = new int[sensors];
    for (Sensor sensor : all) {
      sensor.join();
    }
    boolean right = true;
    for (EventObject event : recorder.events) {
      Sensor source = (Sensor) event.getSource();
      heard[source.number - 1]++;
      right &= source == all[source.number - 1] && event.toString().contains(source.getName());
    }
    Checklist list = new Checklist();
    list.check("sources", right);
    for (int i = 0; i < sensors; i++) {
      list.same("events of " + all[i], readings, heard[i]);
    }
    list.same("sum", readings * (readings - 1) / 2 * (sensors * (sensors + 1) / 2), recorder.sum);
    try {
      list.check("made without a source " + new EventObject(null), false);
    } catch (IllegalArgumentException e) {
      list.check(e.getMessage(), true);
    }
    list.finish();
  }
}
