package dev.heddle.apps.io;

import dev.heddle.apps.Checklist;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.PushbackReader;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.InputMismatchException;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.WeakHashMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Main opens what its threads read and write, one after the other or all at once under a lock. */
public final class OpenedElsewhere {
  private interface Work {
    void run() throws Exception;
  }

  /** A number read by one thread, added to by another. */
  private static final class Total {
    int value;
  }

  private static final int THREADS = 3;
  private static final Checklist LIST = new Checklist();

  private OpenedElsewhere() {}

  public static void main(String[] args) throws Exception {
    File directory = Files.createTempDirectory("opened").toFile();
    try {
      texts(new File(directory, "lines"));
      randomAccess(new File(directory, "records"));
      channel(new File(directory, "channel"));
      objects(new File(directory, "objects"));
      zip(new File(directory, "zip"));
      failures(new File(directory, "closed"));
    } finally {
      for (File file : directory.listFiles()) {
        file.delete();
      }
      directory.delete();
    }
    scanners();
    writers();
    pipes();
    weakMap();
    sums();
    LIST.finish();
  }

  /** Runs the work in as many threads at once, and tells what they threw. */
  private static void inThreads(int count, Work work) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < count; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  work.run();
                } catch (Throwable e) {
                  failures.add(e);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (Throwable failure : failures) {
      failure.printStackTrace();
      LIST.check(failure.toString(), false);
    }
  }

  private static void texts(File file) throws Exception {
    Total number = new Total();
    try (BufferedWriter writer = new BufferedWriter(new FileWriter(file))) {
      inThreads(
          THREADS,
          () -> {
            for (int i = 0; i < 5; i++) {
              synchronized (number) {
                writer.write("line " + number.value++);
                writer.newLine();
              }
            }
          });
    }
    Total sum = new Total();
    Total lines = new Total();
    try (BufferedReader reader = new BufferedReader(new FileReader(file))) {
      inThreads(
          THREADS,
          () -> {
            String line = reader.readLine();
            while (line != null) {
              synchronized (sum) {
                sum.value += Integer.parseInt(line.substring(5));
                lines.value++;
              }
              line = reader.readLine();
            }
          });
    }
    LIST.same("lines read", THREADS * 5, lines.value);
    LIST.same("their sum", 105, sum.value);
  }

  private static void randomAccess(File file) throws Exception {
    Total next = new Total();
    try (RandomAccessFile records = new RandomAccessFile(file, "rw")) {
      inThreads(
          THREADS,
          () -> {
            for (int i = 0; i < 4; i++) {
              synchronized (records) {
                records.seek(next.value * 8L);
                records.writeInt(next.value);
                records.write(new byte[] {9, 9, (byte) next.value, 7, 9}, 1, 3);
                records.write(1);
                next.value++;
              }
            }
          });
      LIST.same("file length", 96L, records.length());
      byte[] all = new byte[100];
      Total read = new Total();
      inThreads(
          1,
          () -> {
            records.seek(0);
            read.value = records.read(all, 2, 98);
          });
      LIST.same("bytes read", 96, read.value);
      ByteBuffer whole = ByteBuffer.wrap(all, 2, 96);
      boolean right = all[0] == 0 && all[1] == 0 && all[98] == 0;
      for (int i = 0; i < 12; i++) {
        right &= whole.getInt() == i && whole.get() == 9 && whole.get() == i && whole.get() == 7;
        right &= whole.get() == 1;
      }
      LIST.check("records", right);
    }
  }

  private static void channel(File file) throws Exception {
    try (RandomAccessFile opened = new RandomAccessFile(file, "rw");
        FileChannel channel = opened.getChannel()) {
      List<Integer> positions = Collections.synchronizedList(new ArrayList<>());
      inThreads(
          THREADS,
          () -> {
            ByteBuffer buffer = ByteBuffer.wrap("xabcx".getBytes(StandardCharsets.US_ASCII), 1, 3);
            synchronized (channel) {
              while (buffer.hasRemaining()) {
                channel.write(buffer);
              }
            }
            positions.add(buffer.position());
          });
      LIST.same("buffers written up to", "[4, 4, 4]", positions.toString());
      StringBuilder text = new StringBuilder();
      inThreads(
          1,
          () -> {
            ByteBuffer buffer = ByteBuffer.allocate(20);
            channel.position(1);
            int count = channel.read(buffer);
            text.append(count).append(' ').append(new String(buffer.array(), 0, count));
          });
      LIST.same("channel", "8 bcabcabc", text.toString());
      LIST.same("its position", 9L, channel.position());
    }
  }

  private static void objects(File file) throws Exception {
    try (OutputStream out = new FileOutputStream(file)) {
      inThreads(
          1,
          () -> {
            ObjectOutputStream objects = new ObjectOutputStream(out);
            objects.writeObject(new ArrayList<>(List.of("one", 2, 3.0)));
            objects.flush();
          });
    }
    StringBuilder text = new StringBuilder();
    try (ObjectInputStream in = new ObjectInputStream(new FileInputStream(file))) {
      inThreads(1, () -> text.append(in.readObject()));
    }
    LIST.same("objects", "[one, 2, 3.0]", text.toString());
  }

  private static void zip(File file) throws Exception {
    try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream(file))) {
      out.putNextEntry(new ZipEntry("entry"));
      out.write("content".getBytes(StandardCharsets.UTF_8));
    }
    StringBuffer text = new StringBuffer();
    try (ZipFile zip = new ZipFile(file);
        InputStream in = zip.getInputStream(zip.getEntry("entry"))) {
      inThreads(1, () -> text.append(zip.size()).append(' ').append(new String(in.readAllBytes())));
    }
    LIST.same("zip", "1 content", text.toString());
  }

  private static void failures(File file) throws Exception {
    InputStream in = new ByteArrayInputStream(new byte[0]);
    FileOutputStream closed = new FileOutputStream(file);
    closed.close();
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    inThreads(
        1,
        () -> {
          told.add("end " + in.read());
          try {
            closed.write(1);
          } catch (IOException e) {
            StackTraceElement[] trace = e.getStackTrace();
            told.add(e.getMessage());
            told.add(trace[0].getClassName());
            told.add("own frame " + hasOwnFrame(trace));
          }
          try {
            in.read(new byte[2], 1, 2);
          } catch (IndexOutOfBoundsException e) {
            told.add("out of bounds");
          }
        });
    LIST.same(
        "failures",
        "[end -1, Stream Closed, java.io.FileOutputStream, own frame true, out of bounds]",
        told.toString());
  }

  private static boolean hasOwnFrame(StackTraceElement[] trace) {
    for (StackTraceElement frame : trace) {
      if (frame.getClassName().equals(OpenedElsewhere.class.getName())
          && frame.getMethodName().contains("failures")) {
        return true;
      }
    }
    return false;
  }

  private static void scanners() throws Exception {
    Scanner scanner = new Scanner("1 2 three 4.5");
    List<Object> read = Collections.synchronizedList(new ArrayList<>());
    inThreads(1, () -> read.add(scanner.nextInt()));
    inThreads(
        1,
        () -> {
          read.add(scanner.nextInt());
          try {
            read.add(scanner.nextInt());
          } catch (InputMismatchException e) {
            read.add("mismatch");
          }
        });
    inThreads(
        1,
        () -> {
          while (scanner.hasNext()) {
            read.add(scanner.next());
          }
        });
    LIST.same("scanned", "[1, 2, mismatch, three, 4.5]", read.toString());
    PushbackReader back = new PushbackReader(new StringReader("abc"));
    StringBuffer text = new StringBuffer();
    inThreads(
        1,
        () -> {
          int c = back.read();
          back.unread(c);
          char[] all = new char[5];
          int count = back.read(all);
          text.append((char) c).append(count).append(all, 0, count);
        });
    LIST.same("pushed back", "a3abc", text.toString());
  }

  private static void writers() throws Exception {
    StringWriter target = new StringWriter();
    PrintWriter writer = new PrintWriter(target, true);
    Total next = new Total();
    inThreads(
        THREADS,
        () -> {
          synchronized (next) {
            writer.printf("%d %s;", next.value++, List.of('a'));
            writer.append('c').append("xy", 1, 2).print(new char[] {'d'});
          }
        });
    LIST.same("printed", "0 [a];cyd1 [a];cyd2 [a];cyd", target.toString());
  }

  private static void pipes() throws Exception {
    PipedInputStream in = new PipedInputStream(16);
    PipedOutputStream out = new PipedOutputStream(in);
    Total sum = new Total();
    Thread reader =
        new Thread(
            () -> {
              try {
                for (int b = in.read(); b >= 0; b = in.read()) {
                  sum.value += b;
                }
              } catch (IOException e) {
                e.printStackTrace();
              }
            });
    reader.start();
    inThreads(
        1,
        () -> {
          for (int i = 0; i < 40; i++) {
            out.write(i);
          }
          out.close();
        });
    reader.join();
    LIST.same("piped", 780, sum.value);
  }

  private static void weakMap() throws Exception {
    Map<Total, String> names = new WeakHashMap<>();
    List<Total> keys = Collections.synchronizedList(new ArrayList<>());
    inThreads(
        THREADS,
        () -> {
          Total key = new Total();
          synchronized (names) {
            key.value = names.size();
            names.put(key, "key " + key.value);
          }
          keys.add(key);
        });
    StringBuffer found = new StringBuffer();
    inThreads(
        1,
        () -> {
          List<String> values = new ArrayList<>();
          for (Map.Entry<Total, String> entry : names.entrySet()) {
            values.add(entry.getKey().value + " " + entry.getValue());
          }
          Collections.sort(values);
          found.append(values);
        });
    LIST.same("weak map", "[0 key 0, 1 key 1, 2 key 2]", found.toString());
    LIST.check("its keys", names.get(keys.get(0)).equals("key " + keys.get(0).value));
  }

  private static void sums() throws Exception {
    CRC32 crc = new CRC32();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] part = "part".getBytes(StandardCharsets.US_ASCII);
    inThreads(
        THREADS,
        () -> {
          synchronized (crc) {
            crc.update(part);
            digest.update(part);
          }
        });
    CRC32 expected = new CRC32();
    expected.update("partpartpart".getBytes(StandardCharsets.US_ASCII));
    LIST.same("crc", expected.getValue(), crc.getValue());
    byte[] whole =
        MessageDigest.getInstance("SHA-256")
            .digest("partpartpart".getBytes(StandardCharsets.US_ASCII));
    StringBuffer found = new StringBuffer();
    inThreads(1, () -> found.append(HexFormat.of().formatHex(digest.digest())));
    LIST.same("digest", HexFormat.of().formatHex(whole), found.toString());
  }
}
