package dev.heddle.stress;

import dev.heddle.bridge.ArrayHandle;
import dev.heddle.bridge.Bridge;
import dev.heddle.bridge.Hooks;

/** What a test does in place of the node when a fast path fails. */
public interface SlowPaths {
  default void readMiss() {}

  default void writeMiss() {}

  default void volatileWriteMiss() {}

  default void acquireToken() {}

  /** Makes woven code of this JVM reach the test that its target belongs to. */
  static void install() {
    Bridge.install(
        new Hooks() {
          @Override
          public void readMiss(Object target) {
            ((Target) target).heddle$owner.readMiss();
          }

          @Override
          public void writeMiss(Object target) {
            ((Target) target).heddle$owner.writeMiss();
          }

          @Override
          public void volatileWriteMiss(Object target) {
            ((Target) target).heddle$owner.volatileWriteMiss();
          }

          @Override
          public void acquireToken(Object target) {
            ((Target) target).heddle$owner.acquireToken();
          }

          @Override
          public ArrayHandle arrayHandle(Object array) {
            return SharedHeap.HEAP.arrayHandle(array);
          }
        });
  }
}
