package dev.heddle.transport.session;

/**
 * The end that is dialled: it waits, and asks meanwhile whether the peer's process still listens on
 * its port; if not, nobody will dial.
 */
public final class ProbeReconnector implements Reconnector {
  private final Connector connector;
  private boolean probing;
  private boolean stopped;

  public ProbeReconnector(Connector connector) {
    this.connector = connector;
  }

  @Override
  public void reconnect(Link link) {
    if (probing || stopped) {
      return;
    }
    probing = true;
    connector.probe(
        answer -> {
          probing = false;
          if (!stopped && !link.isConnected()) {
            link.probed(answer);
          }
        });
  }

  @Override
  public void tick(Link link, long elapsedMillis) {
    reconnect(link);
  }

  @Override
  public void stop() {
    stopped = true;
  }
}
