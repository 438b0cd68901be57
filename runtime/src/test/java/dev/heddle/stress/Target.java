package dev.heddle.stress;

import dev.heddle.bridge.FieldAccess;
import dev.heddle.bridge.Shared;

/** An object as the weaver leaves it, and accesses to it as the weaver writes them. */
final class Target implements Shared {
  public transient int heddle$state;
  public transient Object heddle$meta;

  /** Hidden, so that it is no word of the object. */
  final transient SlowPaths heddle$owner;

  int x;
  int y;
  long wide;
  boolean left;
  boolean right;
  volatile int counter;

  Target(SlowPaths owner) {
    heddle$owner = owner;
  }

  Target(int x, int y) {
    this(null);
    this.x = x;
    this.y = y;
  }

  /** The check of a region that reads. */
  void checkRead() {
    if (heddle$state != 0) {
      FieldAccess.read(this);
    }
  }

  /** The check of a region that writes. */
  void checkWrite() {
    if (heddle$state != 0) {
      FieldAccess.write(this);
    }
  }

  @Override
  public int heddle$state() {
    return heddle$state;
  }

  @Override
  public Object heddle$meta() {
    return heddle$meta;
  }

  @Override
  public void heddle$meta(Object meta) {
    heddle$meta = meta;
  }
}
