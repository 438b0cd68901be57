package dev.heddle.weave.programs;

import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.Bridge;
import dev.heddle.bridge.State;
import dev.heddle.weave.harness.CountingHooks;
import java.util.ArrayList;
import java.util.List;

/** Accesses of shared objects; the driver (not woven) says which slow paths each took. */
public final class Checks {
  private Checks() {}

  /** Woven. */
  public static class Cell {
    int a;
    long b;
    static int shared;
    static volatile int sharedCell;
    volatile long flag;
    volatile int[] ref = new int[4];
    int[] data = new int[8];
    final int fixed = 3;

    int readsTwo() {
      return a + (int) b + fixed;
    }

    void writesTwo() {
      a = 1;
      b = 2;
    }

    int increments() {
      return a++;
    }

    int readsAroundCall() {
      int first = a;
      nothing();
      return first + a;
    }

    int readsAroundPureCall() {
      return a + (int) Math.sqrt(a + b);
    }

    void nothing() {}

    synchronized int locked() {
      return a;
    }

    long readsFlag() {
      return flag + flag;
    }

    void writesFlag() {
      flag = 4;
    }

    int spins() {
      return ref[0];
    }

    static void countStatics() {
      shared += 2;
      shared--;
    }

    static int cellStatics() {
      sharedCell = 5;
      return sharedCell;
    }

    int sums() {
      int sum = 0;
      for (int i = 0; i < data.length; i++) {
        sum += data[i];
      }
      return sum;
    }

    static int sumsParameter(int[] numbers) {
      int sum = 0;
      for (int i = 0; i < numbers.length; i++) {
        sum += numbers[i];
      }
      return sum;
    }

    static void fillsParameter(long[] numbers) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = i;
      }
    }

    int seesPromotion(int[] numbers, Runnable promote) {
      int first = numbers[0];
      promote.run();
      return first + numbers[0];
    }

    /** The same array before and after it is shared: first in a loop without calls. */
    int keepsNothingStale(Runnable share) {
      int[] array;
      int sum = 0;
      for (int i = 0; i < 2; i++) {
        array = data;
        sum += array[i];
      }
      for (int i = 0; i < 3; i++) {
        array = data;
        sum += array[i];
        share.run();
      }
      return sum;
    }

    static int ownArray() {
      int[] own = new int[8];
      own[3] = 4;
      return own[3];
    }

    static int sorts(int[] numbers) {
      java.util.Arrays.sort(numbers);
      System.arraycopy(numbers, 1, numbers, 0, 3);
      return java.util.Arrays.hashCode(numbers);
    }
  }

  /** Not woven: sets states and notes the calls. */
  public static final class Driver {
    private static final int INVALID = State.READ_INVALID | State.WRITE_INVALID;
    private static final int CELL = State.VOLATILE_READ_INVALID | State.VOLATILE_WRITE_INVALID;
    private static final CountingHooks HOOKS = new CountingHooks();
    private static final List<String> LINES = new ArrayList<>();

    private Driver() {}

    private static void note(String what, Runnable run) {
      HOOKS.take();
      run.run();
      LINES.add(what + ": " + HOOKS.take());
    }

    public static String run() {
      Bridge.install(HOOKS);
      note("initialiser", () -> Cell.countStatics());
      Cell cell = new Cell();
      note("local", () -> cell.readsTwo());
      note("reads", () -> with(cell, INVALID).readsTwo());
      note("read-only reads", () -> with(cell, State.WRITE_INVALID).readsTwo());
      note("writes", () -> with(cell, State.WRITE_INVALID).writesTwo());
      note("increments", () -> with(cell, INVALID).increments());
      note("reads around call", () -> with(cell, INVALID).readsAroundCall());
      note("reads around pure call", () -> with(cell, INVALID).readsAroundPureCall());
      note("locked", () -> with(cell, State.TOKEN_AWAY | State.GATED).locked());
      note("volatile reads", () -> with(cell, CELL).readsFlag());
      note("volatile write", () -> with(cell, CELL).writesFlag());
      note("array reference", () -> with(cell, 0).spins());
      HOOKS.setState(Cell.class, INVALID);
      note("statics", () -> Cell.countStatics());
      HOOKS.setState(Cell.class, CELL);
      note("volatile statics", () -> Cell.cellStatics());
      arrays(cell);
      return String.join("\n", LINES) + "\n";
    }

    private static void arrays(Cell cell) {
      note("unshared array", () -> cell.sums());
      HOOKS.share(cell.data, false, false);
      note("array of a field", () -> cell.sums());
      note("valid array of a field", () -> cell.sums());
      int[] parameter = new int[5];
      HOOKS.share(parameter, false, false);
      note("array parameter", () -> Cell.sumsParameter(parameter));
      long[] written = new long[6];
      ArrayHandle handle = HOOKS.share(written, true, false);
      note("array writes", () -> Cell.fillsParameter(written));
      LINES.add("writable: " + (handle.writeInvalid == 0));
      int[] late = new int[7];
      note(
          "promoted meanwhile",
          () -> cell.seesPromotion(late, () -> HOOKS.share(late, false, false)));
      Cell other = new Cell();
      note(
          "shared between loops and within one",
          () -> other.keepsNothingStale(() -> HOOKS.share(other.data, false, false)));
      note("own array of a shared length", () -> Cell.ownArray());
      int[] sorted = {4, 3, 2, 1};
      HOOKS.share(sorted, false, false);
      note("foreign code", () -> Cell.sorts(sorted));
    }

    private static Cell with(Cell cell, int state) {
      HOOKS.setState(cell, state);
      return cell;
    }
  }
}
