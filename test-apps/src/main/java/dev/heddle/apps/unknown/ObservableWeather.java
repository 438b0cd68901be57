package dev.heddle.apps.unknown;

import java.util.Hashtable;
import java.util.Observable;
import java.util.Observer;
import java.util.TreeMap;

/** The weather station of design pattern books, with java.util.Observable. */
public class ObservableWeather {

  static class Station extends Observable implements Runnable {
    private double temperature;
    private final int readings;

    Station(int readings) {
      this.readings = readings;
    }

    double getTemperature() {
      return temperature;
    }

    public void run() {
      for (int i = 0; i < readings; i++) {
        synchronized (this) {
          temperature = 15 + 10 * Math.sin(i / 3.0);
          if (i % 5 != 4) {
            setChanged();
          }
        }
        notifyObservers(Integer.valueOf(i));
      }
      deleteObservers();
    }
  }

  static class Statistics implements Observer {
    private double min = Double.MAX_VALUE, max = -Double.MAX_VALUE;
    private int updates;
    private long args;

    public synchronized void update(Observable o, Object arg) {
      if (!(o instanceof Station)) {
        throw new ClassCastException(o.getClass().getName());
      }
      double t = ((Station) o).getTemperature();
      min = Math.min(min, t);
      max = Math.max(max, t);
      updates++;
      args += ((Integer) arg).intValue();
    }
  }

  static class Alarm implements Observer {
    final Hashtable heat = new Hashtable();

    public void update(Observable o, Object arg) {
      if (((Station) o).getTemperature() > 24.9) {
        heat.put(arg, new Double(((Station) o).getTemperature()));
      }
      if (heat.size() == 3) {
        o.deleteObserver(this);
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Station[] stations = {new Station(40), new Station(25)};
    Statistics statistics = new Statistics();
    Alarm alarm = new Alarm();
    Thread[] threads = new Thread[2];
    for (int i = 0; i < 2; i++) {
      stations[i].addObserver(statistics);
      threads[i] = new Thread(stations[i], "station");
    }
    stations[0].addObserver(alarm);
    stations[0].addObserver(alarm);
    System.out.println(stations[0].countObservers() + " observers");
    for (Thread thread : threads) thread.start();
    for (Thread thread : threads) thread.join();
    System.out.printf(
        "%d updates %d, %.3f to %.3f%n",
        statistics.updates, statistics.args, statistics.min, statistics.max);
    System.out.println(new TreeMap(alarm.heat).keySet());
    System.out.println(stations[0].countObservers() + " " + stations[1].hasChanged());
  }
}
