package dev.heddle.apps.unknown;

import java.util.concurrent.atomic.AtomicInteger;

/** The Mandelbrot set in letters; threads take rows from a counter and build them as text. */
public class MandelbrotRows {
  private static final String SHADES = " .:-=+*#%@";

  static final class Complex {
    final double re, im;

    Complex(double re, double im) {
      this.re = re;
      this.im = im;
    }

    Complex square() {
      return new Complex(re * re - im * im, 2 * re * im);
    }

    Complex plus(Complex c) {
      return new Complex(re + c.re, im + c.im);
    }

    double norm() {
      return re * re + im * im;
    }
  }

  private final AtomicInteger nextRow = new AtomicInteger();
  private final String[] picture;
  private final int width;

  MandelbrotRows(int width, int height) {
    this.width = width;
    picture = new String[height];
  }

  private char shade(int column, int row) {
    Complex c = new Complex(-2.2 + 3.2 * column / width, -1.2 + 2.4 * row / picture.length);
    Complex z = new Complex(0, 0);
    int i = 0;
    for (; i < 50 && z.norm() < 4; i++) z = z.square().plus(c);
    return SHADES.charAt(i * (SHADES.length() - 1) / 50);
  }

  private void work() {
    int row;
    while ((row = nextRow.getAndIncrement()) < picture.length) {
      StringBuilder line = new StringBuilder(width);
      for (int column = 0; column < width; column++) line.append(shade(column, row));
      while (line.length() > 0 && line.charAt(line.length() - 1) == ' ')
        line.setLength(line.length() - 1);
      line.insert(0, "|").append('|');
      picture[row] = line.toString();
      if (row == 3) picture[row] = line.reverse().deleteCharAt(0).toString();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    MandelbrotRows m = new MandelbrotRows(64, 24);
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(m::work);
      threads[i].start();
    }
    for (Thread t : threads) t.join();
    for (String line : m.picture) System.out.println(line);
    long hash = 0;
    for (String line : m.picture) hash = hash * 31 + line.hashCode();
    System.out.println(Long.toUnsignedString(hash, 36));
  }
}
