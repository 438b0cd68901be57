package dev.heddle.transport.session;

import java.io.InputStream;

/** One connection of a link, as the session layer sees it. All on the network thread. */
public interface LinkStream {
  /** What happens on the stream. */
  interface Handler {
    /** One message of {@code size} bytes, to be read before this returns. */
    void received(InputStream message, int size);

    /** {@link LinkStream#isReady} has become true. */
    void ready();

    /**
     * No more messages; called once, also after {@link LinkStream#close}.
     *
     * @param refused it never was a connection: the peer's host says that nobody listens there
     */
    void closed(boolean refused, String cause);
  }

  /** False while the connection has more than enough to write. Writing is possible all the same. */
  boolean isReady();

  void send(Packet packet);

  /** Drops the connection, telling the peer nothing. */
  void close();

  /** What was sent is still written, then the stream ends. */
  void finish();
}
