package dev.heddle.apps.unknown;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Two hydrogen threads and one oxygen thread bond; no molecule starts before the last is whole. */
public class WaterMolecules {
  private final Semaphore hydrogen = new Semaphore(2);
  private final Semaphore oxygen = new Semaphore(1);
  private final CyclicBarrier bond = new CyclicBarrier(3, this::molecule);
  private final StringBuilder atoms = new StringBuilder();
  private int molecules;

  private void molecule() {
    molecules++;
  }

  void atom(char symbol) {
    Semaphore mine = symbol == 'H' ? hydrogen : oxygen;
    try {
      mine.acquire();
      synchronized (this) {
        atomCount[symbol == 'H' ? 0 : 1]++;
      }
      int index = bond.await(20, TimeUnit.SECONDS);
      if (index < 0 || index > 2) {
        throw new AssertionError(index);
      }
      mine.release();
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("no bond for " + symbol, e);
    }
  }

  private final int[] atomCount = new int[2];

  public static void main(String[] args) throws Exception {
    WaterMolecules water = new WaterMolecules();
    int count = 8;
    Thread[] threads = new Thread[3 * count];
    for (int i = 0; i < threads.length; i++) {
      char symbol = i % 3 == 2 ? 'O' : 'H';
      threads[i] = new Thread(() -> water.atom(symbol));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println(
        water.molecules
            + " molecules of "
            + water.atomCount[0]
            + " H and "
            + water.atomCount[1]
            + " O");
    water.atoms.append("left over: ");
    Thread lone =
        new Thread(
            () -> {
              try {
                water.bond.await(50, TimeUnit.MILLISECONDS);
              } catch (TimeoutException e) {
                System.out.println("timed out: " + e.getMessage());
              } catch (InterruptedException | BrokenBarrierException e) {
                System.out.println("unexpected " + e);
              }
            });
    lone.start();
    lone.join();
    System.out.println("broken " + water.bond.isBroken());
    try {
      water.bond.await();
    } catch (BrokenBarrierException e) {
      System.out.println(e);
    }
    water.bond.reset();
    System.out.println(
        water
            .atoms
            .append(water.bond.getNumberWaiting())
            .append(" of ")
            .append(water.bond.getParties())
            .append(", broken ")
            .append(water.bond.isBroken()));
  }
}
