package dev.heddle.apps.unknown;

import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Two threads swap halves of their matrices by an Exchanger, as the fill and empty buffers do. */
public class ExchangedMatrices {

  static class Matrix implements Cloneable {
    private double[][] cells;

    Matrix(int rows, int columns) {
      cells = new double[rows][columns];
    }

    Matrix fill(double seed) {
      for (int i = 0; i < cells.length; i++)
        for (int j = 0; j < cells[i].length; j++) cells[i][j] = seed + i * cells[i].length + j;
      return this;
    }

    Matrix times(Matrix that) {
      Matrix result = new Matrix(cells.length, that.cells[0].length);
      for (int i = 0; i < cells.length; i++)
        for (int k = 0; k < that.cells.length; k++) {
          final double x = cells[i][k];
          for (int j = 0; j < result.cells[i].length; j++)
            result.cells[i][j] += x * that.cells[k][j];
        }
      return result;
    }

    double trace() {
      double t = 0;
      for (int i = 0; i < cells.length; i++) t += cells[i][i];
      return t;
    }

    @Override
    public Matrix clone() {
      try {
        Matrix copy = (Matrix) super.clone();
        copy.cells = cells.clone();
        for (int i = 0; i < cells.length; i++) copy.cells[i] = cells[i].clone();
        return copy;
      } catch (CloneNotSupportedException e) {
        throw new InternalError(e);
      }
    }
  }

  static class Partner extends Thread {
    private final Exchanger<Matrix> exchanger;
    private Matrix mine;
    private final Matrix original;
    final double[] traces = new double[5];

    Partner(Exchanger<Matrix> exchanger, double seed) {
      this.exchanger = exchanger;
      mine = new Matrix(12, 12).fill(seed);
      original = mine.clone();
    }

    @Override
    public void run() {
      try {
        for (int round = 0; round < traces.length; round++) {
          Matrix theirs = exchanger.exchange(mine);
          Matrix product = original.times(theirs);
          for (double[] row : product.cells) for (int j = 0; j < row.length; j++) row[j] %= 101;
          traces[round] = product.trace();
          mine = product;
        }
        exchanger.exchange(null, 20, TimeUnit.SECONDS);
      } catch (InterruptedException | TimeoutException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    Exchanger<Matrix> exchanger = new Exchanger<>();
    Partner left = new Partner(exchanger, 1.5), right = new Partner(exchanger, -2);
    left.start();
    right.start();
    left.join();
    right.join();
    for (int i = 0; i < left.traces.length; i++)
      System.out.println(left.traces[i] + " " + right.traces[i]);
    System.out.println(left.original.trace() + " " + right.original.trace());
    try {
      exchanger.exchange(left.mine, 10, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      System.out.println("nobody: " + e);
    }
    Thread.currentThread().interrupt();
    try {
      exchanger.exchange(left.mine);
    } catch (InterruptedException e) {
      System.out.println("interrupted " + Thread.interrupted());
    }
  }
}
