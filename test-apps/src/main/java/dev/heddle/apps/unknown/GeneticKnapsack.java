package dev.heddle.apps.unknown;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;

/**
 * A genetic algorithm on islands, a Random each, the best wandering after every few generations.
 */
public class GeneticKnapsack {
  private static final int ITEMS = 24;
  private static final int[] WEIGHT = new int[ITEMS];
  private static final int[] VALUE = new int[ITEMS];
  private static final int LIMIT = 180;

  static {
    Random r = new Random(7);
    for (int i = 0; i < ITEMS; i++) {
      WEIGHT[i] = 5 + r.nextInt(20);
      VALUE[i] = 10 + r.nextInt(40);
    }
  }

  static class Genome {
    final boolean[] bits;
    private Integer fitness;

    Genome(boolean[] bits) {
      this.bits = bits;
    }

    int fitness() {
      if (fitness == null) {
        int w = 0, v = 0;
        for (int i = 0; i < bits.length; i++) {
          if (bits[i]) {
            w += WEIGHT[i];
            v += VALUE[i];
          }
        }
        fitness = w > LIMIT ? LIMIT - w : v;
      }
      return fitness;
    }

    Genome cross(Genome other, Random random) {
      boolean[] child = bits.clone();
      int cut = random.nextInt(bits.length);
      System.arraycopy(other.bits, cut, child, cut, bits.length - cut);
      if (random.nextGaussian() > 0.5) {
        int flip = random.nextInt(bits.length);
        child[flip] ^= true;
      }
      return new Genome(child);
    }
  }

  static class Island implements Runnable {
    private final int id;
    private final Random random;
    private Genome[] population;
    private final Genome[] emigrants;
    private final CyclicBarrier barrier;

    Island(int id, Genome[] emigrants, CyclicBarrier barrier) {
      this.id = id;
      this.random = new Random(1000 + id);
      this.emigrants = emigrants;
      this.barrier = barrier;
      population = new Genome[30];
      for (int i = 0; i < population.length; i++) {
        boolean[] bits = new boolean[ITEMS];
        for (int b = 0; b < ITEMS; b++) bits[b] = random.nextBoolean();
        population[i] = new Genome(bits);
      }
    }

    @Override
    public void run() {
      try {
        for (int epoch = 0; epoch < 5; epoch++) {
          for (int g = 0; g < 10; g++) generation();
          emigrants[id] = population[0];
          barrier.await();
          population[population.length - 1] = emigrants[(id + 1) % emigrants.length];
          barrier.await();
        }
      } catch (Exception e) {
        throw new RuntimeException(e);
      }
    }

    private void generation() {
      Arrays.sort(population, Comparator.comparingInt(Genome::fitness).reversed());
      int half = population.length / 2;
      for (int i = half; i < population.length; i++) {
        population[i] =
            population[random.nextInt(half)].cross(population[random.nextInt(half)], random);
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int islands = 3;
    Genome[] emigrants = new Genome[islands];
    CyclicBarrier barrier = new CyclicBarrier(islands);
    Thread[] threads = new Thread[islands];
    Island[] all = new Island[islands];
    for (int i = 0; i < islands; i++) {
      all[i] = new Island(i, emigrants, barrier);
      threads[i] = new Thread(all[i], "island-" + i);
      threads[i].start();
    }
    for (int i = 0; i < islands; i++) {
      threads[i].join();
      System.out.println(
          "island "
              + i
              + " best "
              + emigrants[i].fitness()
              + " next "
              + all[i].random.nextInt(1000));
    }
    Genome best = Arrays.stream(emigrants).max(Comparator.comparing(Genome::fitness)).get();
    StringBuilder genes = new StringBuilder();
    for (boolean bit : best.bits) genes.append(bit ? '1' : '0');
    System.out.println(genes);
  }
}
