package dev.heddle.apps.unknown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntBinaryOperator;

/** Enums with state: a singleton, operators with lambdas, and a state machine. */
public class EnumSingletons {

  enum Registry {
    INSTANCE;

    private final List<String> log = new ArrayList<>();
    private int next = 100;

    synchronized int register(String who) {
      log.add(who);
      return next++;
    }
  }

  enum Op implements IntBinaryOperator {
    PLUS("+", (a, b) -> a + b),
    MINUS("-", (a, b) -> a - b),
    TIMES("*", Math::multiplyExact) {
      @Override
      int precedence() {
        return 2;
      }
    },
    POWER("^", null) {
      @Override
      public int applyAsInt(int a, int b) {
        int r = 1;
        while (b-- > 0) r *= a;
        return r;
      }

      @Override
      int precedence() {
        return 3;
      }
    };

    private final String symbol;
    private final IntBinaryOperator f;
    private int uses;
    private static final Map<String, Op> BY_SYMBOL = new java.util.TreeMap<>();

    static {
      for (Op op : values()) BY_SYMBOL.put(op.symbol, op);
    }

    Op(String symbol, IntBinaryOperator f) {
      this.symbol = symbol;
      this.f = f;
    }

    int precedence() {
      return 1;
    }

    synchronized void used() {
      uses++;
    }

    @Override
    public int applyAsInt(int a, int b) {
      return f.applyAsInt(a, b);
    }
  }

  enum Phase {
    SOLID,
    LIQUID,
    GAS;

    enum Transition {
      MELT(SOLID, LIQUID),
      FREEZE(LIQUID, SOLID),
      BOIL(LIQUID, GAS),
      CONDENSE(GAS, LIQUID);
      final Phase from, to;

      Transition(Phase from, Phase to) {
        this.from = from;
        this.to = to;
      }

      private static final Map<Phase, Map<Phase, Transition>> M = new EnumMap<>(Phase.class);

      static {
        for (Transition t : values())
          M.computeIfAbsent(t.from, p -> new EnumMap<>(Phase.class)).put(t.to, t);
      }

      static Transition from(Phase from, Phase to) {
        return M.getOrDefault(from, Collections.emptyMap()).get(to);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    AtomicIntegerArray transitions = new AtomicIntegerArray(Phase.Transition.values().length + 1);
    int[] tickets = new int[3];
    Thread[] threads = new Thread[3];
    for (int i = 0; i < 3; i++) {
      int me = i;
      threads[i] =
          new Thread(
              () -> {
                tickets[me] = Registry.INSTANCE.register("thread " + me);
                for (Phase from : Phase.values())
                  for (Phase to : EnumSet.complementOf(EnumSet.of(from))) {
                    Phase.Transition t = Phase.Transition.from(from, to);
                    transitions.incrementAndGet(
                        t == null ? Phase.Transition.values().length : t.ordinal());
                  }
                for (Op op : Op.values()) {
                  if (op.applyAsInt(me + 2, 3) > 10) op.used();
                }
                Op.valueOf(me == 0 ? "PLUS" : "POWER").used();
              });
      threads[i].start();
    }
    for (Thread t : threads) t.join();
    Arrays.sort(tickets);
    System.out.println(Arrays.toString(tickets) + " " + transitions);
    Collections.sort(Registry.INSTANCE.log);
    System.out.println(Registry.INSTANCE.log);
    for (Op op : Op.BY_SYMBOL.values())
      System.out.println(
          op
              + " "
              + op.symbol
              + " "
              + op.precedence()
              + " "
              + op.uses
              + " "
              + op.getDeclaringClass().getSimpleName());
    try {
      Op.TIMES.applyAsInt(1 << 30, 4);
    } catch (ArithmeticException e) {
      System.out.println(e.getMessage());
    }
    try {
      Op.valueOf("DIVIDE");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
