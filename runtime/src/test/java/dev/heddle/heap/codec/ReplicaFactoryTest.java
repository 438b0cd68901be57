package dev.heddle.heap.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReplicaFactoryTest {
  private static final List<String> INITIALISED = Collections.synchronizedList(new ArrayList<>());
  private static final CountDownLatch STARTED = new CountDownLatch(1);
  private static Thread decoder;

  /** As an enum whose constants have bodies: its initialiser needs instances of a subclass. */
  static class Upper {
    static final Upper INSTANCE = instance();

    private static Upper instance() {
      STARTED.countDown();
      while (!isInitialising(decoder)) {
        Thread.onSpinWait();
      }
      return new Lower();
    }
  }

  static class Lower extends Upper {}

  private static boolean isInitialising(Thread thread) {
    StackTraceElement[] trace = thread.getStackTrace();
    return trace.length > 0
        && trace[0].isNativeMethod()
        && trace[0].getClassName().endsWith("Unsafe");
  }

  @Test
  void aReplicaDoesNotKeepItsClassFromTheInitialiserOfTheSuperClass() throws Exception {
    FutureTask<Object> replica =
        new FutureTask<>(
            () -> {
              STARTED.await();
              return ReplicaFactory.allocate(Lower.class);
            });
    decoder = new Thread(replica);
    decoder.setDaemon(true);
    decoder.start();
    FutureTask<Upper> reader = new FutureTask<>(() -> Upper.INSTANCE);
    Thread program = new Thread(reader);
    program.setDaemon(true);
    program.start();
    assertInstanceOf(Lower.class, reader.get(20, TimeUnit.SECONDS));
    assertInstanceOf(Lower.class, replica.get(20, TimeUnit.SECONDS));
  }

  interface WithDefaults {
    int FIRST = initialised("defaults");

    default void hello() {}
  }

  interface Without {
    int SECOND = initialised("without");
  }

  static class Base implements WithDefaults {
    static final int THIRD = initialised("base");
  }

  static class Derived extends Base implements Without {
    static final int FOURTH = initialised("derived");
  }

  private static int initialised(String what) {
    INITIALISED.add(what);
    return INITIALISED.size();
  }

  @Test
  void whatTheJvmLeavesAloneIsNotInitialised() {
    assertFalse(INITIALISED.contains("base"));
    ReplicaFactory.allocate(Derived.class);
    assertEquals(List.of("defaults", "base", "derived"), INITIALISED);
  }
}
