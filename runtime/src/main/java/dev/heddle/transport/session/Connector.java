package dev.heddle.transport.session;

import java.util.function.Consumer;

/** Reaches one peer; all on the network thread. */
public interface Connector {
  /** What a probe found. */
  record Answer(Kind kind, String cause) {
    /** Kinds of answer. */
    public enum Kind {
      /** Somebody listens there. */
      ANSWERED,
      /** The peer's host says that nobody does. */
      REFUSED,
      /** No answer, or an unclear one. */
      FAILED
    }
  }

  /** Opens a stream; it may be written to at once. Messages and failure go to {@code handler}. */
  LinkStream dial(LinkStream.Handler handler);

  /** Asks only whether somebody listens there; {@code result} is called once, later. */
  void probe(Consumer<Answer> result);
}
