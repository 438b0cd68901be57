package dev.heddle.transport.session;

import dev.heddle.transport.LinkStats;
import java.io.IOException;
import java.io.InputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One link of this node: its session, its stream of the moment, and the way to a new one. Frames
 * sent while the network thread is busy, or the stream is not ready, leave together in one packet.
 *
 * <p>All on the network thread but {@link #send} and {@link #stats}.
 */
public final class Link {
  private final int peer;
  private final SessionOptions options;
  private final Executor networkThread;
  private final LinkListener listener;
  private final Reconnector reconnector;

  private final Queue<byte[]> outbox = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean flushScheduled = new AtomicBoolean();
  private final LinkCounters counters = new LinkCounters();

  private final Session session;
  private final LinkWatch watch;
  private LinkStream stream;
  private long unwrittenMillis;
  private boolean closing;
  private boolean goodbyeSent;
  private boolean closedTold;
  // Volatile: send() drops frames for an ended link instead of gathering them.
  private volatile boolean ended;

  public Link(
      int peer,
      SessionOptions options,
      Executor networkThread,
      Reconnector reconnector,
      LinkListener listener) {
    this.peer = peer;
    this.options = options;
    this.networkThread = networkThread;
    this.reconnector = reconnector;
    this.listener = listener;
    this.session = new Session(options);
    this.watch = new LinkWatch(options);
  }

  /** Any thread; never blocks, never throws. */
  public void send(byte[] frame) {
    if (ended) {
      return;
    }
    counters.queued(frame.length);
    outbox.add(frame);
    if (flushScheduled.compareAndSet(false, true)) {
      networkThread.execute(this::flush);
    }
  }

  /** Any thread. */
  public LinkStats stats() {
    return counters.snapshot();
  }

  private void flush() {
    // Before the queue is read: a frame added later schedules another flush.
    flushScheduled.set(false);
    if (ended) {
      outbox.clear();
      return;
    }
    for (byte[] frame = outbox.poll(); frame != null; frame = outbox.poll()) {
      session.offer(frame);
    }
    writeWhileReady();
  }

  private void writeWhileReady() {
    while (stream != null && stream.isReady()) {
      Packet packet = session.next();
      if (packet == null) {
        break;
      }
      write(packet);
    }
    sayGoodbyeWhenDone();
  }

  private void write(Packet packet) {
    unwrittenMillis = 0;
    stream.send(packet);
  }

  /** What the handshake claims of this end. */
  long receivedUpTo() {
    return session.receivedUpTo();
  }

  /** A proved stream; it replaces one that may still seem alive here. */
  void adopt(LinkStream proved, long peerReceivedUpTo) {
    if (ended) {
      proved.close();
      return;
    }
    LinkStream old = stream;
    stream = proved;
    if (old != null) {
      old.close();
    }
    watch.connected();
    try {
      counters.acknowledged(session.resumeFrom(peerReceivedUpTo));
    } catch (SessionException e) {
      lose("node " + peer + ": cannot resume, " + e.getMessage());
      return;
    }
    counters.connected();
    goodbyeSent = false;
    listener.up(peer);
    writeWhileReady();
  }

  /** A message on {@code from}; stale streams say nothing any more. */
  void received(LinkStream from, InputStream message, int size) {
    if (from != stream || ended) {
      return;
    }
    watch.heard();
    WireReader in = new WireReader(message, size);
    try {
      byte type = in.readByte();
      if (type != Packet.DATA && type != Packet.GOODBYE) {
        throw new SessionException("unexpected message " + type);
      }
      counters.acknowledged(session.readAcknowledgement(in));
      session.readFrames(in, this::deliver);
      if (type == Packet.GOODBYE) {
        peerLeft();
      } else {
        writeWhileReady();
      }
    } catch (SessionException | IOException e) {
      from.close();
      closed(from, "bad message: " + e.getMessage());
    }
  }

  private void deliver(byte[] frame) {
    counters.received(frame.length);
    try {
      listener.received(peer, frame);
    } catch (RuntimeException | Error e) {
      // The frame counts as delivered; to go on without its effect would be a silent loss.
      lose("a frame of node " + peer + " could not be handled: " + e);
    }
  }

  private void peerLeft() {
    write(session.acknowledgement());
    stream.finish();
    end("node " + peer + " left the run");
  }

  void ready(LinkStream from) {
    if (from == stream) {
      writeWhileReady();
    }
  }

  void closed(LinkStream from, String cause) {
    if (from != stream) {
      return;
    }
    stream = null;
    if (goodbyeSent) {
      end("closed");
    }
    if (ended) {
      tellWhenClosed();
      return;
    }
    watch.closed(cause);
    reconnector.reconnect(this);
  }

  /** An attempt to connect came to nothing. */
  void attemptEnded(boolean refused, String cause) {
    if (refused) {
      watch.refused(cause);
    } else {
      watch.failed(cause);
    }
  }

  void probed(Connector.Answer answer) {
    if (answer.kind() == Connector.Answer.Kind.ANSWERED) {
      watch.answered();
    } else {
      attemptEnded(answer.kind() == Connector.Answer.Kind.REFUSED, answer.cause());
    }
  }

  /** The peer belongs to the run but must not take part. */
  void refuse(String reason) {
    lose(reason);
  }

  /** This node cannot go on with the link. */
  public void fail(String reason) {
    lose(reason);
  }

  /** To be called every {@link SessionOptions#TICK_MILLIS}. */
  public void tick(long elapsedMillis) {
    if (ended) {
      return;
    }
    String reason = watch.tick(elapsedMillis);
    if (reason != null) {
      lose("node " + peer + ": " + reason);
    } else if (stream == null) {
      reconnector.tick(this, elapsedMillis);
    } else {
      sign(elapsedMillis);
    }
  }

  /** The short timer of acknowledgements, and the sign of life on an idle link. */
  private void sign(long elapsedMillis) {
    unwrittenMillis += elapsedMillis;
    boolean due = session.owesAcknowledgement() || unwrittenMillis >= options.heartbeatMillis();
    if (due && stream.isReady()) {
      write(session.acknowledgement());
    }
  }

  boolean isConnected() {
    return stream != null;
  }

  /** Down for good, or closed to the last byte. */
  boolean isEnded() {
    return ended && stream == null;
  }

  /** Why there is no connection, for the one who waits for it. */
  public String lastTrouble() {
    return watch.lastTrouble();
  }

  /** Nothing more will be sent; when all is written the peer is told so. */
  public void beginClose() {
    closing = true;
    flush();
    tellWhenClosed();
  }

  private void sayGoodbyeWhenDone() {
    if (closing && !goodbyeSent && stream != null && session.allSent()) {
      goodbyeSent = true;
      write(session.goodbye());
    }
  }

  /** Drops the stream, whatever was still to be said. */
  public void closeNow() {
    closing = true;
    if (stream != null) {
      stream.finish();
    }
    end("closed");
  }

  private void lose(String reason) {
    if (stream != null) {
      stream.close();
    }
    end(reason);
  }

  private void end(String reason) {
    if (ended) {
      return;
    }
    ended = true;
    reconnector.stop();
    outbox.clear();
    if (!closing) {
      listener.lost(peer, reason);
    }
    tellWhenClosed();
  }

  private void tellWhenClosed() {
    if (closing && !closedTold && isEnded()) {
      closedTold = true;
      listener.closed(peer);
    }
  }
}
