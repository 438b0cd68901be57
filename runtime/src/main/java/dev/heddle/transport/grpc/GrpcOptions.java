package dev.heddle.transport.grpc;

import dev.heddle.transport.session.SessionOptions;
import dev.heddle.transport.tls.NodeCertificate;

/**
 * Settings of a {@link GrpcTransport}.
 *
 * @param bindHost address to listen on; a loopback address means that all nodes are on this machine
 * @param bindPort 0 for any free one
 * @param sockets which kind of socket, if there is a choice
 * @param connectMillis how long {@code start} waits for all links
 * @param maxStrangers connections that have not proved to belong to the run; beyond it the oldest
 *     is dropped
 * @param certificate for TLS; null: what is sent can be read on the way
 */
public record GrpcOptions(
    String bindHost,
    int bindPort,
    Sockets sockets,
    long connectMillis,
    int maxStrangers,
    SessionOptions session,
    NodeCertificate certificate) {
  /** Kinds of socket. */
  public enum Sockets {
    /** Unix-domain sockets where all nodes are on this machine, else TCP. */
    AUTO,
    TCP,
    UNIX
  }

  public static GrpcOptions defaults() {
    return new GrpcOptions(
        "127.0.0.1", 0, Sockets.AUTO, 30_000, 64, SessionOptions.defaults(), null);
  }

  public GrpcOptions withBind(String host, int port) {
    return new GrpcOptions(host, port, sockets, connectMillis, maxStrangers, session, certificate);
  }

  public GrpcOptions withSockets(Sockets kind) {
    return new GrpcOptions(
        bindHost, bindPort, kind, connectMillis, maxStrangers, session, certificate);
  }

  public GrpcOptions withConnectMillis(long millis) {
    return new GrpcOptions(bindHost, bindPort, sockets, millis, maxStrangers, session, certificate);
  }

  public GrpcOptions withSession(SessionOptions options) {
    return new GrpcOptions(
        bindHost, bindPort, sockets, connectMillis, maxStrangers, options, certificate);
  }

  /** With TLS. */
  public GrpcOptions withCertificate(NodeCertificate own) {
    return new GrpcOptions(bindHost, bindPort, sockets, connectMillis, maxStrangers, session, own);
  }
}
