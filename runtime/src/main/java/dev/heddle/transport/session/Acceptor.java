package dev.heddle.transport.session;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The accepting half of all handshakes. Who does not prove in time that he belongs to the run is
 * dropped without a word. A handshake is answered only once {@link #open} was called; until then a
 * dialer waits.
 */
public final class Acceptor {
  private final Credentials credentials;
  private final SessionOptions options;
  private final Map<Integer, Link> links = new HashMap<>();
  private final Map<Integer, Long> incarnations = new HashMap<>();
  private final Set<Guest> unproved = new LinkedHashSet<>();
  private boolean open;

  public Acceptor(Credentials credentials, SessionOptions options) {
    this.credentials = credentials;
    this.options = options;
  }

  /** Starts to answer for these links, by the rank of the peer that dials. */
  public void open(Map<Integer, Link> acceptedLinks) {
    links.putAll(acceptedLinks);
    open = true;
    List.copyOf(unproved).forEach(Guest::answerHello);
  }

  /**
   * A new incoming stream.
   *
   * @param proved run when the other end has proved that it belongs to the run
   */
  public LinkStream.Handler accept(LinkStream stream, Runnable proved) {
    Guest guest = new Guest(stream, proved);
    unproved.add(guest);
    return guest;
  }

  public void tick(long elapsedMillis) {
    List.copyOf(unproved).forEach(guest -> guest.tick(elapsedMillis));
  }

  public void closeNow() {
    List.copyOf(unproved).forEach(Guest::drop);
  }

  private final class Guest implements LinkStream.Handler {
    private final LinkStream stream;
    private final Runnable proved;
    private final Handshake handshake = credentials.handshake();
    private int rank = -1;
    private boolean challenged;
    private Link link;
    private boolean over;
    private long ageMillis;

    Guest(LinkStream stream, Runnable proved) {
      this.stream = stream;
      this.proved = proved;
    }

    void tick(long elapsedMillis) {
      ageMillis += elapsedMillis;
      if (ageMillis > options.handshakeMillis()) {
        drop();
      }
    }

    void drop() {
      over = true;
      unproved.remove(this);
      stream.close();
    }

    @Override
    public void received(InputStream message, int size) {
      if (link != null) {
        link.received(stream, message, size);
      } else if (!over) {
        try {
          step(new WireReader(message, size));
        } catch (Handshake.StrangerException | IOException e) {
          drop();
        }
      }
    }

    private void step(WireReader in) throws Handshake.StrangerException, IOException {
      if (rank < 0) {
        rank = handshake.readHello(in);
        answerHello();
      } else if (challenged) {
        judge(handshake.readProof(in));
      } else {
        throw new Handshake.StrangerException("spoke out of turn");
      }
    }

    void answerHello() {
      if (!open || rank < 0 || challenged) {
        return;
      }
      if (links.containsKey(rank)) {
        challenged = true;
        stream.send(handshake.challenge());
      } else {
        drop();
      }
    }

    private void judge(Handshake.Claims claims) {
      over = true;
      unproved.remove(this);
      Link target = links.get(rank);
      String objection = credentials.objection(rank, claims);
      Long before = incarnations.putIfAbsent(rank, claims.incarnation());
      if (objection == null && before != null && before != claims.incarnation()) {
        objection = "node " + rank + " is another process than before";
      }
      if (objection != null) {
        stream.send(handshake.refuse(objection));
        stream.finish();
        target.refuse(objection);
        return;
      }
      proved.run();
      stream.send(handshake.prove(Packet.WELCOME, credentials.claims(target)));
      link = target;
      target.adopt(stream, claims.receivedUpTo());
    }

    @Override
    public void ready() {
      if (link != null) {
        link.ready(stream);
      }
    }

    @Override
    public void closed(boolean refused, String cause) {
      unproved.remove(this);
      if (link != null) {
        link.closed(stream, cause);
      }
    }
  }
}
