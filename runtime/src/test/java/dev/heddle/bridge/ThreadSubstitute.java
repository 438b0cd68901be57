package dev.heddle.bridge;

/** Stands for a bridge class between Thread and the woven classes. */
public class ThreadSubstitute extends Thread implements Shared {
  public transient int heddle$state;
  public transient Object heddle$meta;

  public ThreadSubstitute() {}

  public ThreadSubstitute(ReplicaMarker marker) {
    super("replica");
  }

  @Override
  public final int heddle$state() {
    return heddle$state;
  }

  @Override
  public final Object heddle$meta() {
    return heddle$meta;
  }

  @Override
  public final void heddle$meta(Object meta) {
    heddle$meta = meta;
  }
}
