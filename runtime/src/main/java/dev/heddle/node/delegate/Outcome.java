package dev.heddle.node.delegate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/**
 * How a method ended.
 *
 * @param result boxed; null for void, and where it threw
 * @param thrown null where it returned
 */
record Outcome(Object result, Throwable thrown) {
  static final int RETURNED = 0;
  static final int THREW = 1;

  /**
   * With what the method has put into the arrays and buffers it was given.
   *
   * @param before the {@link Snapshot} of the arguments
   */
  ValueWriter answer(
      Signature method, Object[] arguments, Object[] before, boolean interruptTaken) {
    ValueWriter answer = new ValueWriter();
    try {
      write(answer, method, arguments, before, interruptTaken);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array does not fail
    }
    return answer;
  }

  private void write(
      ValueWriter answer,
      Signature method,
      Object[] arguments,
      Object[] before,
      boolean interruptTaken)
      throws IOException {
    answer.number(interruptTaken ? 1 : 0);
    if (thrown != null) {
      answer.number(THREW);
      answer.reference(thrown);
      return;
    }
    answer.number(RETURNED);
    answer.result(method, result);
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] != null && method.isCopied(i)) {
        copyBack(answer, method, i, arguments, before[i]);
      }
    }
  }

  private void copyBack(
      ValueWriter answer, Signature method, int index, Object[] arguments, Object before)
      throws IOException {
    Object argument = arguments[index];
    boolean isOut = method.direction().isOut() && !Snapshot.isUnchanged(argument, before);
    if (argument instanceof ByteBuffer buffer) {
      int count = isOut ? buffer.position() : 0;
      answer.number(buffer.position());
      answer.number(count);
      answer.elements(buffer.array(), buffer.arrayOffset(), buffer.arrayOffset() + count);
    } else {
      int[] window = method.window(index, arguments, Array.getLength(argument));
      int count = isOut ? method.filled(window, result) : 0;
      answer.number(count);
      answer.elements(argument, window[0], window[0] + count);
    }
  }
}
