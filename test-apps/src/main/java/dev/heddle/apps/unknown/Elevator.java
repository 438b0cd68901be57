package dev.heddle.apps.unknown;

import java.util.Iterator;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** An elevator that serves calls in the direction it goes; one condition for each floor. */
public class Elevator implements Runnable {

  enum Direction {
    UP {
      @Override
      Integer next(NavigableSet<Integer> stops, int floor) {
        return stops.ceiling(floor);
      }
    },
    DOWN {
      @Override
      Integer next(NavigableSet<Integer> stops, int floor) {
        return stops.floor(floor);
      }
    };

    abstract Integer next(NavigableSet<Integer> stops, int floor);

    Direction turned() {
      return this == UP ? DOWN : UP;
    }
  }

  private final Lock lock = new ReentrantLock();
  private final Condition called = lock.newCondition();
  private final Condition[] arrived;
  private final NavigableSet<Integer> stops = new TreeSet<>();
  private int floor;
  private Direction direction = Direction.UP;
  private boolean off;
  private boolean doorsOpen;
  private int boarding;
  private long travelled;

  Elevator(int floors) {
    arrived = new Condition[floors];
    for (int i = 0; i < floors; i++) arrived[i] = lock.newCondition();
  }

  private void waitFor(int wanted) throws InterruptedException {
    stops.add(wanted);
    called.signal();
    while (!(doorsOpen && floor == wanted)) arrived[wanted].await();
  }

  void ride(int from, int to) throws InterruptedException {
    lock.lock();
    try {
      waitFor(from);
      waitFor(to);
      boarding++;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    lock.lock();
    try {
      while (true) {
        while (stops.isEmpty()) {
          if (off) return;
          doorsOpen = false;
          called.await();
        }
        Integer next = direction.next(stops, floor);
        if (next == null) {
          direction = direction.turned();
          continue;
        }
        doorsOpen = false;
        travelled += Math.abs(next - floor);
        floor = next;
        stops.remove(next);
        doorsOpen = true;
        arrived[floor].signalAll();
        called.awaitNanos(200_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  void switchOff() {
    lock.lock();
    off = true;
    called.signalAll();
    lock.unlock();
  }

  public static void main(String[] args) throws InterruptedException {
    Elevator elevator = new Elevator(8);
    Thread motor = new Thread(elevator, "motor");
    motor.start();
    Thread[] riders = new Thread[3];
    for (int i = 0; i < riders.length; i++) {
      int id = i;
      riders[i] =
          new Thread(
              () -> {
                try {
                  for (int trip = 0; trip < 8; trip++)
                    elevator.ride((id * 3 + trip) % 8, (id + trip * 5 + 1) % 8);
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      riders[i].start();
    }
    for (Thread rider : riders) rider.join();
    elevator.switchOff();
    motor.join();
    System.out.println(
        elevator.boarding
            + " rides, moved "
            + (elevator.travelled > 20)
            + ", stops "
            + elevator.stops);
    Iterator<Integer> none = elevator.stops.descendingIterator();
    System.out.println(
        none.hasNext() + " " + elevator.direction.getDeclaringClass().getEnumConstants().length);
  }
}
