package dev.heddle.node.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;

/**
 * A {@link PrintStream} that another node has made. Text goes there as text: the charset, and what
 * the stream does with it, are its own.
 */
@SuppressWarnings("AnnotateFormatMethod") // the program calls PrintStream's, which are not
final class RemotePrintStream extends PrintStream {
  /** The way to the stream; each call returns when it is done there. */
  interface Owner {
    void print(String text);

    void write(byte[] bytes, int offset, int length);

    void flush();
  }

  private final Owner owner;

  RemotePrintStream(Owner owner) {
    super(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            owner.write(bytes, offset, length);
          }

          @Override
          public void flush() {
            owner.flush();
          }
        });
    this.owner = owner;
  }

  private void line(String text) {
    owner.print(text + System.lineSeparator());
  }

  @Override
  public void close() {
    owner.flush();
  }

  @Override
  public void print(boolean value) {
    owner.print(String.valueOf(value));
  }

  @Override
  public void print(char value) {
    owner.print(String.valueOf(value));
  }

  @Override
  public void print(int value) {
    owner.print(String.valueOf(value));
  }

  @Override
  public void print(long value) {
    owner.print(String.valueOf(value));
  }

  @Override
  public void print(float value) {
    owner.print(String.valueOf(value));
  }

  @Override
  public void print(double value) {
    owner.print(String.valueOf(value));
  }

  @Override
  public void print(char[] value) {
    owner.print(String.valueOf(value));
  }

  @Override
  public void print(String value) {
    owner.print(String.valueOf(value));
  }

  @Override
  public void print(Object value) {
    owner.print(String.valueOf(value));
  }

  @Override
  public void println() {
    line("");
  }

  @Override
  public void println(boolean value) {
    line(String.valueOf(value));
  }

  @Override
  public void println(char value) {
    line(String.valueOf(value));
  }

  @Override
  public void println(int value) {
    line(String.valueOf(value));
  }

  @Override
  public void println(long value) {
    line(String.valueOf(value));
  }

  @Override
  public void println(float value) {
    line(String.valueOf(value));
  }

  @Override
  public void println(double value) {
    line(String.valueOf(value));
  }

  @Override
  public void println(char[] value) {
    line(String.valueOf(value));
  }

  @Override
  public void println(String value) {
    line(String.valueOf(value));
  }

  @Override
  public void println(Object value) {
    line(String.valueOf(value));
  }

  @Override
  public PrintStream format(String format, Object... arguments) {
    owner.print(String.format(format, arguments));
    return this;
  }

  @Override
  public PrintStream format(Locale locale, String format, Object... arguments) {
    owner.print(String.format(locale, format, arguments));
    return this;
  }
}
