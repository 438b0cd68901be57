package dev.heddle.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that writes down what it hears. */
public class Recorder implements Transport.Listener {
  /** {@code lost} is null for a frame. */
  public record Heard(int peer, byte[] frame, String lost) {}

  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final Map<Integer, String> losses = new TreeMap<>();

  @Override
  public void received(int from, byte[] frame) {
    heard.add(new Heard(from, frame, null));
  }

  @Override
  public void lost(int peer, String reason) {
    synchronized (losses) {
      losses.put(peer, reason);
    }
    heard.add(new Heard(peer, null, reason));
  }

  /** The next thing heard; fails after {@code seconds}. */
  public Heard next(int seconds) throws InterruptedException {
    Heard next = heard.poll(seconds, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing heard in " + seconds + " s");
    }
    return next;
  }

  public List<Heard> take(int count, int seconds) throws InterruptedException {
    List<Heard> list = new ArrayList<>();
    while (list.size() < count) {
      list.add(next(seconds));
    }
    return list;
  }

  /** What is there now. */
  public List<Heard> drain() {
    List<Heard> list = new ArrayList<>();
    heard.drainTo(list);
    return list;
  }

  public Map<Integer, String> losses() {
    synchronized (losses) {
      return new TreeMap<>(losses);
    }
  }

  public static byte[] frame(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static String text(Heard heard) {
    return new String(heard.frame(), StandardCharsets.UTF_8);
  }

  /** A frame that carries its number and is {@code size} bytes long. */
  public static byte[] numbered(int number, int size) {
    byte[] frame = new byte[Math.max(size, 4)];
    ByteBuffer.wrap(frame).putInt(number);
    for (int i = 4; i < frame.length; i++) {
      frame[i] = (byte) (number * 31 + i * 7);
    }
    return frame;
  }

  public static int number(byte[] frame) {
    return ByteBuffer.wrap(frame).getInt();
  }
}
