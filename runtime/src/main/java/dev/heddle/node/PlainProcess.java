package dev.heddle.node;

import dev.heddle.bridge.ProcessHooks;

/** A node whose streams and end are its JVM's own: nodes of tests. */
public final class PlainProcess implements ProcessPart {
  private final Context context;
  private final ProcessHooks hooks;

  private PlainProcess(Context context, ProcessHooks hooks) {
    this.context = context;
    this.hooks = hooks;
  }

  public static Factory with(ProcessHooks hooks) {
    return context -> new PlainProcess(context, hooks);
  }

  @Override
  public ProcessHooks hooks() {
    return hooks;
  }

  @Override
  public void install() {}

  @Override
  public void send(int to, byte[] frame, boolean release) {
    context.transport().send(to, frame);
  }

  @Override
  public void received(int from, byte[] body) {
    throw new IllegalStateException("a raw frame from node " + from);
  }

  @Override
  public void lost(int peer, String reason) {
    context.bus().lost(peer);
    fatal("node " + peer + " is lost: " + reason, ExitStatus.NODE_LOST, null);
  }

  @Override
  public void fatal(String line, int exitStatus, Throwable cause) {
    context.ended().fatal(line, exitStatus, cause);
  }
}
