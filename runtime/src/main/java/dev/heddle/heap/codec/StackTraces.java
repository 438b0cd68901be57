package dev.heddle.heap.codec;

import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.raw.Trusted;
import dev.heddle.heap.wire.Input;
import dev.heddle.heap.wire.Output;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** Stack traces as printed: the elements, and what their text leaves out. */
final class StackTraces {
  /** Which parts of an element its text leaves out; computed by the JVM that made it. */
  private static final long FORMAT = Raw.offset(StackTraceElement.class, "format");

  private static final long TRACE = Raw.offset(Throwable.class, "stackTrace");
  private static final long BACKTRACE = Raw.offset(Throwable.class, "backtrace");
  private static final long DEPTH = Raw.offset(Throwable.class, "depth");

  private static final MethodHandle OWN_TRACE = ownTrace();

  private StackTraces() {}

  /**
   * The elements, without calling a method the application may have overridden and without the
   * monitor of {@code thrown}, which the application may hold while it waits for the node loop: the
   * JDK's own synchronized method is called on a stand-in with the same trace.
   */
  static StackTraceElement[] of(Throwable thrown) {
    Throwable standIn = (Throwable) Raw.allocate(Throwable.class);
    Raw.putReference(standIn, TRACE, Raw.getReference(thrown, TRACE));
    Raw.putReference(standIn, BACKTRACE, Raw.getReference(thrown, BACKTRACE));
    Raw.put(standIn, DEPTH, 4, Raw.get(thrown, DEPTH, 4));
    try {
      return (StackTraceElement[]) OWN_TRACE.invokeExact(standIn);
    } catch (Throwable e) {
      throw new IllegalStateException("no stack trace of " + thrown.getClass().getName(), e);
    }
  }

  static void write(StackTraceElement[] trace, Output out) {
    out.writeNumber(trace.length);
    for (StackTraceElement element : trace) {
      writeText(element.getClassLoaderName(), out);
      writeText(element.getModuleName(), out);
      writeText(element.getModuleVersion(), out);
      writeText(element.getClassName(), out);
      writeText(element.getMethodName(), out);
      writeText(element.getFileName(), out);
      out.writeInt(element.getLineNumber());
      out.writeByte((int) Raw.get(element, FORMAT, 1));
    }
  }

  static StackTraceElement[] read(Input in) {
    StackTraceElement[] trace = new StackTraceElement[in.readCount()];
    for (int i = 0; i < trace.length; i++) {
      trace[i] =
          new StackTraceElement(
              readText(in),
              readText(in),
              readText(in),
              readText(in),
              readText(in),
              readText(in),
              in.readInt());
      Raw.put(trace[i], FORMAT, 1, in.readByte());
    }
    return trace;
  }

  private static void writeText(String text, Output out) {
    out.writeByte(text == null ? 0 : 1);
    if (text != null) {
      out.writeString(text);
    }
  }

  private static String readText(Input in) {
    return in.readByte() == 0 ? null : in.readString();
  }

  private static MethodHandle ownTrace() {
    try {
      MethodType shape = MethodType.methodType(StackTraceElement[].class);
      return Trusted.virtual(Throwable.class, "getOurStackTrace", shape);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("unsupported JVM: no Throwable.getOurStackTrace", e);
    }
  }
}
