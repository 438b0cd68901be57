package dev.heddle.node;

import dev.heddle.protocol.Effect;
import dev.heddle.sync.GateTable;
import dev.heddle.sync.LockTable;
import dev.heddle.sync.Waiters;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Executes effects on the loop; each returns at once. */
final class EffectExecutor implements Consumer<Effect> {
  /** Sends a protocol message. */
  interface Sender {
    void send(Effect.Send effect);
  }

  private final Sender sender;
  private final Waiters waiters;
  private final Decoding decoding;
  private final Revokers revokers;
  private final LockTable locks;
  private final GateTable gates;
  private final BiConsumer<Integer, byte[]> services;

  EffectExecutor(
      Sender sender,
      Waiters waiters,
      Decoding decoding,
      Revokers revokers,
      LockTable locks,
      GateTable gates,
      BiConsumer<Integer, byte[]> services) {
    this.sender = sender;
    this.waiters = waiters;
    this.decoding = decoding;
    this.revokers = revokers;
    this.locks = locks;
    this.gates = gates;
    this.services = services;
  }

  @Override
  public void accept(Effect effect) {
    if (effect instanceof Effect.Send send) {
      sender.send(send);
    } else if (effect instanceof Effect.Resume resume) {
      waiters.resume(resume.waiter(), resume.outcome());
    } else if (effect instanceof Effect.Decode decode) {
      decoding.start(decode);
    } else if (effect instanceof Effect.Revoke revoke) {
      revokers.revoke(revoke.lock());
    } else if (effect instanceof Effect.LockAccess access) {
      setAccess(access);
    } else if (effect instanceof Effect.WakeWaiter wake) {
      revokers.wake(wake.lock(), wake.ticket());
    } else if (effect instanceof Effect.Deliver deliver) {
      services.accept(deliver.from(), deliver.body());
    } else {
      throw new AssertionError(effect);
    }
  }

  /** The bits first: who passes the gate or follows the revoker must see the token gone. */
  private void setAccess(Effect.LockAccess access) {
    locks.access(access.lock(), access.tokenAway(), access.gated());
    gates.set(access.lock(), access.gated());
    revokers.accessSet(access.lock(), access.tokenAway());
  }
}
