package dev.heddle.node.threads;

import dev.heddle.node.service.Payload;
import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The ledger of rank 0, called or asked. */
public final class LedgerAccess {
  private static final int RANK_OF_LEDGER = 0;

  private final ServiceBus bus;
  private final ThreadLedger own;
  private final boolean countsLiving;

  /**
   * @param own the ledger on rank 0; null elsewhere
   * @param countsLiving whether placement wants to know of the end of daemon threads, too
   */
  public LedgerAccess(ServiceBus bus, ThreadLedger own, boolean countsLiving) {
    this.bus = bus;
    this.own = own;
    this.countsLiving = countsLiving;
    if (own != null) {
      serve();
    }
  }

  /** The JDK of rank 0 numbers for all. */
  String defaultName(String jdkName) {
    return own != null
        ? jdkName
        : text(bus.ask(RANK_OF_LEDGER, ServiceKind.THREAD_NAME, Payload.EMPTY, false));
  }

  int place(PlacementPolicy.Start start, int fixedRank, boolean daemon) {
    if (own != null) {
      return own.place(start, fixedRank, daemon);
    }
    byte[] request =
        Payload.of(
            out -> {
              out.writeInt(fixedRank);
              out.writeBoolean(daemon);
              Payload.writeString(out, start.name());
            });
    byte[] rank = bus.ask(RANK_OF_LEDGER, ServiceKind.THREAD_PLACE, request, false);
    return Payload.read(rank, DataInputStream::readInt);
  }

  /** Threads that were started, and main while it runs. */
  long startsAndMain() {
    return own != null
        ? own.startsAndMain()
        : Payload.read(
            bus.ask(RANK_OF_LEDGER, ServiceKind.THREAD_STARTS, Payload.EMPTY, false),
            DataInputStream::readLong);
  }

  /**
   * A release, but for daemon threads: what comes after the run's last thread sees what that thread
   * wrote.
   *
   * @param rank where the thread was placed
   */
  void ended(int rank, boolean daemon) {
    if (own != null) {
      own.ended(rank, daemon);
    } else if (!daemon || countsLiving) {
      byte[] end =
          Payload.of(
              out -> {
                out.writeInt(rank);
                out.writeBoolean(daemon);
              });
      bus.tell(RANK_OF_LEDGER, ServiceKind.THREAD_END, end, !daemon);
    }
  }

  /** The ledger's methods do not block: they run on the node loop. */
  private void serve() {
    bus.on(
        ServiceKind.THREAD_NAME,
        Runnable::run,
        request -> request.reply(ThreadNumbers.next().getBytes(StandardCharsets.UTF_8), false));
    bus.on(
        ServiceKind.THREAD_STARTS,
        Runnable::run,
        request -> request.reply(Payload.of(out -> out.writeLong(own.startsAndMain())), false));
    bus.on(ServiceKind.THREAD_PLACE, Runnable::run, this::servePlace);
    bus.on(ServiceKind.THREAD_END, Runnable::run, this::serveEnd);
  }

  private void servePlace(Request request) throws IOException {
    DataInputStream in = request.input();
    int fixedRank = in.readInt();
    boolean daemon = in.readBoolean();
    PlacementPolicy.Start start = new PlacementPolicy.Start(request.from(), Payload.readString(in));
    int rank = own.place(start, fixedRank, daemon);
    request.reply(Payload.of(out -> out.writeInt(rank)), false);
  }

  private void serveEnd(Request request) throws IOException {
    DataInputStream in = request.input();
    int rank = in.readInt();
    own.ended(rank, in.readBoolean());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
