package dev.heddle.node.process;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** {@code System.out} and {@code System.err} of a node. */
public final class ClusterStreams {
  /** Where bytes go. */
  interface Target {
    void write(int stream, byte[] bytes, int offset, int length);
  }

  private ClusterStreams() {}

  /** Shows the observer what the only node of a run prints. */
  public static void observe(OutputObserver observer) {
    OutputSink sink = new OutputSink(System.out, System.err, false, observer);
    System.setOut(printStream(Chunk.OUT, sink::write));
    System.setErr(printStream(Chunk.ERR, sink::write));
  }

  /** A stream like the JVM's own: each print is passed on at once, in the same charset. */
  static PrintStream printStream(int stream, Target target) {
    OutputStream bytes =
        new OutputStream() {
          @Override
          public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] b, int offset, int length) {
            target.write(stream, b, offset, length);
          }
        };
    return new PrintStream(bytes, true, charset(stream));
  }

  private static Charset charset(int stream) {
    String name = stream == Chunk.OUT ? "stdout.encoding" : "stderr.encoding";
    String encoding = System.getProperty(name, System.getProperty("sun." + name));
    return encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
  }
}
