package dev.heddle.apps.io;

import dev.heddle.apps.Checklist;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.CharArrayReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.LineNumberReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Scanner;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Threads wrap streams that main has opened, and are interrupted while they wait for some. */
public final class WrappedElsewhere {
  private interface Work {
    void run() throws Exception;
  }

  private static final Checklist LIST = new Checklist();

  private WrappedElsewhere() {}

  public static void main(String[] args) throws Exception {
    File file = File.createTempFile("wrapped", null);
    try {
      texts(file);
      data(file);
      zipped(file);
      channels(file);
      sequences();
    } finally {
      Files.delete(file.toPath());
    }
    arrays();
    interruptedPipe();
    interruptedProcess();
    LIST.finish();
  }

  private static Thread start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Exception e) {
                e.printStackTrace();
              }
            });
    thread.start();
    return thread;
  }

  /** In the same thread as all others, or on another node. */
  private static void elsewhere(Work work) throws InterruptedException {
    start(work).join();
  }

  private static void texts(File file) throws Exception {
    try (Writer out = new FileWriter(file)) {
      elsewhere(() -> new PrintWriter(out, true).println("printed"));
      elsewhere(
          () -> {
            BufferedWriter buffered = new BufferedWriter(out);
            buffered.write("buffered\nlast 1 2");
            buffered.flush();
          });
    }
    StringBuffer text = new StringBuffer();
    try (InputStream in = new FileInputStream(file)) {
      elsewhere(
          () -> {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in));
            text.append(reader.readLine()).append(';').append(reader.readLine());
            Scanner scanner = new Scanner(reader);
            text.append(';').append(scanner.next()).append(scanner.nextInt() + scanner.nextInt());
          });
    }
    LIST.same("texts", "printed;buffered;last3", text.toString());
    text.setLength(0);
    try (Reader in = new FileReader(file)) {
      elsewhere(
          () -> {
            LineNumberReader numbered = new LineNumberReader(in);
            numbered.skip(10);
            text.append(numbered.readLine()).append(numbered.getLineNumber());
          });
    }
    LIST.same("numbered", "ffered2", text.toString());
    text.setLength(0);
    try (Reader in = new FileReader(file)) {
      elsewhere(() -> text.append(new Scanner(in).useDelimiter("\\W").tokens().toList()));
    }
    LIST.same("scanned", "[printed, buffered, last, 1, 2]", text.toString());
  }

  private static void data(File file) throws Exception {
    try (OutputStream out = new FileOutputStream(file)) {
      elsewhere(
          () -> {
            DataOutputStream data = new DataOutputStream(out);
            data.writeLong(42);
            data.writeUTF("forty-two");
          });
      elsewhere(() -> new PrintStream(out, true).print(7));
    }
    StringBuffer text = new StringBuffer();
    try (InputStream in = new FileInputStream(file)) {
      elsewhere(
          () -> {
            DataInputStream data = new DataInputStream(in);
            text.append(data.readLong()).append(data.readUTF()).append((char) data.read());
            text.append(data.read());
          });
    }
    LIST.same("data", "42forty-two7-1", text.toString());
  }

  private static void zipped(File file) throws Exception {
    try (OutputStream out = new FileOutputStream(file)) {
      elsewhere(
          () -> {
            GZIPOutputStream zipped = new GZIPOutputStream(out);
            zipped.write("zipped".repeat(100).getBytes());
            zipped.finish();
          });
    }
    StringBuffer text = new StringBuffer();
    try (InputStream in = new FileInputStream(file)) {
      elsewhere(() -> text.append(new GZIPInputStream(in).readAllBytes().length));
    }
    LIST.same("zipped", "600", text.toString());
  }

  private static void channels(File file) throws Exception {
    StringBuffer text = new StringBuffer();
    try (FileOutputStream out = new FileOutputStream(file);
        FileChannel channel = out.getChannel()) {
      elsewhere(() -> Channels.newWriter(channel, "UTF-8").append("by channel").flush());
    }
    try (FileChannel channel = FileChannel.open(file.toPath())) {
      elsewhere(() -> text.append(new String(Channels.newInputStream(channel).readAllBytes())));
      elsewhere(() -> text.append(channel.size()).append(channel.isOpen()));
    }
    LIST.same("channels", "by channel10true", text.toString());
  }

  private static void sequences() throws Exception {
    InputStream first = new ByteArrayInputStream(new byte[] {1, 2});
    InputStream second = new ByteArrayInputStream(new byte[] {3});
    Reader reader = new StringReader("abc");
    StringBuffer text = new StringBuffer();
    elsewhere(
        () -> {
          for (byte next : new SequenceInputStream(first, second).readAllBytes()) {
            text.append(next);
          }
          reader.mark(5);
          reader.read();
          reader.reset();
          char[] all = new char[3];
          text.append(reader.read(all)).append(all);
        });
    LIST.same("sequences", "1233abc", text.toString());
  }

  /** Readers of arrays that other threads write, where readers of the same classes stand in. */
  private static void arrays() throws Exception {
    byte[] bytes = new byte[64];
    char[] chars = new char[64];
    InputStream opened = new ByteArrayInputStream(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
    Reader reader = new CharArrayReader("123456789".toCharArray());
    StringBuffer text = new StringBuffer();
    for (int round = 1; round <= 6; round++) {
      int now = round;
      elsewhere(
          () -> {
            text.append(opened.read()).append((char) reader.read());
            InputStream ownBytes = new ByteArrayInputStream(bytes);
            Reader ownChars = new CharArrayReader(chars);
            elsewhere(
                () -> {
                  Arrays.fill(bytes, (byte) now);
                  Arrays.fill(chars, (char) ('0' + now));
                });
            text.append(ownBytes.read()).append((char) ownChars.read()).append(' ');
          });
    }
    LIST.same("arrays", "1111 2222 3333 4444 5555 6666 ", text.toString());
  }

  private static void interruptedPipe() throws Exception {
    PipedInputStream in = new PipedInputStream();
    PipedOutputStream out = new PipedOutputStream(in);
    StringBuffer text = new StringBuffer();
    Thread reader =
        start(
            () -> {
              text.append(in.read());
              try {
                in.read();
              } catch (InterruptedIOException e) {
                text.append(" interrupted ").append(Thread.currentThread().isInterrupted());
              }
            });
    out.write(5); // by main: a reader is told when the thread that wrote last is dead
    out.flush();
    while (text.length() == 0) {
      Thread.sleep(1);
    }
    reader.interrupt();
    reader.join();
    LIST.same("pipe", "5 interrupted false", text.toString());
  }

  private static void interruptedProcess() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    StringBuffer text = new StringBuffer();
    Thread waiter =
        start(
            () -> {
              try {
                process.waitFor();
              } catch (InterruptedException e) {
                text.append("interrupted ").append(Thread.currentThread().isInterrupted());
              }
            });
    waiter.interrupt();
    waiter.join();
    elsewhere(process::destroy);
    elsewhere(() -> text.append(process.waitFor() != 0).append(process.isAlive()));
    LIST.same("process", "interrupted falsetruefalse", text.toString());
  }
}
