package dev.heddle.node;

import dev.heddle.bridge.ProcessHooks;

/** A node that shares no streams and no end with the others: several live in one JVM, in tests. */
public final class SeparateProcess implements OneProcess {
  private final NodeParts parts;
  private final ProcessHooks hooks;

  public SeparateProcess(NodeParts parts, ProcessHooks hooks) {
    this.parts = parts;
    this.hooks = hooks;
  }

  @Override
  public ProcessHooks hooks() {
    return hooks;
  }

  @Override
  public void install() {}

  @Override
  public void send(int to, byte[] frame, boolean release) {
    parts.transport().send(to, frame);
  }

  @Override
  public void received(int from, byte[] body) {
    throw new IllegalStateException("a raw frame from node " + from);
  }

  @Override
  public void lost(int peer, String reason) {
    parts.bus().lost(peer);
    parts.fatal().fatal("node " + peer + " is lost: " + reason, ExitStatus.NODE_LOST, null);
  }

  @Override
  public boolean mustStay(Thread thread) {
    return false;
  }
}
