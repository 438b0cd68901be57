package dev.heddle.transport.session;

import java.io.IOException;
import java.io.InputStream;

/** The end that dials: tries anew at each tick until a handshake succeeds. */
public final class DialReconnector implements Reconnector {
  private final int peer;
  private final Credentials credentials;
  private final SessionOptions options;
  private final Connector connector;
  private Attempt attempt;
  private long incarnation;
  private boolean metBefore;
  private boolean stopped;

  public DialReconnector(
      int peer, Credentials credentials, SessionOptions options, Connector connector) {
    this.peer = peer;
    this.credentials = credentials;
    this.options = options;
    this.connector = connector;
  }

  @Override
  public void reconnect(Link link) {
    if (!stopped && attempt == null) {
      attempt = new Attempt(link);
      attempt.start();
    }
  }

  @Override
  public void tick(Link link, long elapsedMillis) {
    if (attempt == null) {
      reconnect(link);
    } else {
      attempt.tick(elapsedMillis);
    }
  }

  @Override
  public void stop() {
    stopped = true;
    if (attempt != null) {
      attempt.abandon("closed");
    }
  }

  /** One connection: the dialer's half of the handshake, then a plain pipe into the link. */
  private final class Attempt implements LinkStream.Handler {
    private final Link link;
    private final Handshake handshake = credentials.handshake();
    private LinkStream stream;
    private boolean challenged;
    private boolean up;
    private boolean over;
    private long ageMillis;

    Attempt(Link link) {
      this.link = link;
    }

    void start() {
      stream = connector.dial(this);
      stream.send(handshake.hello(peer));
    }

    void tick(long elapsedMillis) {
      ageMillis += elapsedMillis;
      if (ageMillis > options.handshakeMillis()) {
        abandon("no answer in " + options.handshakeMillis() + " ms");
      }
    }

    void abandon(String cause) {
      fail(false, cause);
      stream.close();
    }

    private void fail(boolean refused, String cause) {
      if (over) {
        return;
      }
      over = true;
      attempt = null;
      if (!stopped) {
        link.attemptEnded(refused, cause);
      }
    }

    @Override
    public void received(InputStream message, int size) {
      if (up) {
        link.received(stream, message, size);
      } else if (!over) {
        try {
          step(new WireReader(message, size));
        } catch (RefusedException e) {
          over = true;
          attempt = null;
          stream.close();
          link.refuse(e.getMessage());
        } catch (Handshake.StrangerException | IOException e) {
          abandon("who answers is not node " + peer + " of this run: " + e.getMessage());
        }
      }
    }

    private void step(WireReader in)
        throws RefusedException, Handshake.StrangerException, IOException {
      if (!challenged) {
        challenged = true;
        handshake.readChallenge(in);
        stream.send(handshake.prove(Packet.PROOF, credentials.claims(link)));
        return;
      }
      Handshake.Claims claims = handshake.readWelcome(in);
      String objection = credentials.objection(peer, claims);
      if (objection == null && metBefore && claims.incarnation() != incarnation) {
        objection = "node " + peer + " is another process than before";
      }
      if (objection != null) {
        throw new RefusedException(objection);
      }
      metBefore = true;
      incarnation = claims.incarnation();
      up = true;
      over = true;
      attempt = null;
      link.adopt(stream, claims.receivedUpTo());
    }

    @Override
    public void ready() {
      if (up) {
        link.ready(stream);
      }
    }

    @Override
    public void closed(boolean refused, String cause) {
      if (up) {
        link.closed(stream, cause);
      } else {
        fail(refused, cause);
      }
    }
  }
}
