package dev.heddle.protocol;

import dev.heddle.protocol.cells.CellMessage;
import dev.heddle.protocol.locks.LockMessage;
import dev.heddle.protocol.locks.LockMessage.Ticket;
import dev.heddle.protocol.pages.PageMessage;
import dev.heddle.protocol.services.ServiceMessage;
import dev.heddle.protocol.wire.WireReader;
import dev.heddle.protocol.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** Messages as bytes: a tag, then the components in order. Stateless, for any thread. */
public final class MessageCodec {
  private static final int FETCH = 1;
  private static final int PAGE_REPLY = 2;
  private static final int DIFF = 3;
  private static final int ACQUIRE = 4;
  private static final int FORWARD = 5;
  private static final int GRANT = 6;
  private static final int NOTIFIED = 7;
  private static final int CELL_REQUEST = 8;
  private static final int CELL_INVALIDATE = 9;
  private static final int CELL_INVALIDATED = 10;
  private static final int CELL_FORWARD = 11;
  private static final int CELL_VALUE = 12;
  private static final int CELL_DONE = 13;
  private static final int SERVICE = 14;
  private static final int GOSSIP = 15;
  private static final int HOME_OFFER = 16;
  private static final int HOME_ANSWER = 17;
  private static final int HOME_CONFIRM = 18;
  private static final int HOME_RECALL = 19;

  private MessageCodec() {}

  public static byte[] encode(Message message) {
    if (message instanceof PageMessage m) {
      return encodePage(m);
    } else if (message instanceof LockMessage m) {
      return encodeLock(m);
    } else if (message instanceof CellMessage m) {
      return encodeCell(m);
    } else if (message instanceof ServiceMessage m) {
      return encodeService(m);
    }
    throw new IllegalArgumentException("message of an unknown kind: " + message);
  }

  private static byte[] encodePage(PageMessage message) {
    WireWriter out;
    if (message instanceof PageMessage.Fetch m) {
      out = start(FETCH, m.page(), 0);
      out.varint(m.requester());
      out.varint(m.serial());
      out.versions(m.required());
    } else if (message instanceof PageMessage.PageReply m) {
      out = start(PAGE_REPLY, m.page(), m.content().length);
      out.varint(m.serial());
      out.varint(m.epoch());
      out.versions(m.applied());
      out.bytes(m.content());
    } else if (message instanceof PageMessage.HomeOffer m) {
      out = start(HOME_OFFER, m.page(), m.content().length);
      out.varint(m.epoch());
      out.versions(m.applied());
      out.bytes(m.content());
    } else if (message instanceof PageMessage.HomeAnswer m) {
      out = start(HOME_ANSWER, m.page(), 0);
      out.bool(m.taken());
    } else if (message instanceof PageMessage.HomeConfirm m) {
      out = start(HOME_CONFIRM, m.page(), 0);
      out.versions(m.required());
    } else if (message instanceof PageMessage.HomeRecall m) {
      out = start(HOME_RECALL, m.page(), 0);
    } else {
      PageMessage.Diff m = (PageMessage.Diff) message;
      out = start(DIFF, m.page(), m.words().length);
      out.varint(m.writer());
      out.varint(m.previous());
      out.varint(m.interval());
      out.bytes(m.words());
    }
    return out.toBytes();
  }

  private static byte[] encodeLock(LockMessage message) {
    WireWriter out;
    if (message instanceof LockMessage.Acquire m) {
      out = start(ACQUIRE, m.lock(), 0);
      out.versions(m.clock());
    } else if (message instanceof LockMessage.Forward m) {
      out = start(FORWARD, m.lock(), 0);
      out.varint(m.requester());
      out.versions(m.clock());
    } else if (message instanceof LockMessage.Grant m) {
      out = start(GRANT, m.lock(), 0);
      out.varint(m.waitSet().size());
      for (Ticket ticket : m.waitSet()) {
        out.varint(ticket.node());
        out.varint(ticket.number());
      }
      out.notices(m.notices());
    } else {
      LockMessage.Notified m = (LockMessage.Notified) message;
      out = start(NOTIFIED, m.lock(), 0);
      out.varint(m.ticket());
    }
    return out.toBytes();
  }

  private static byte[] encodeCell(CellMessage message) {
    WireWriter out;
    if (message instanceof CellMessage.Request m) {
      out = start(CELL_REQUEST, m.cell(), 0);
      out.bool(m.write());
    } else if (message instanceof CellMessage.Invalidate m) {
      out = start(CELL_INVALIDATE, m.cell(), 0);
    } else if (message instanceof CellMessage.Invalidated m) {
      out = start(CELL_INVALIDATED, m.cell(), 0);
    } else if (message instanceof CellMessage.Forward m) {
      out = start(CELL_FORWARD, m.cell(), 0);
      out.varint(m.requester());
      out.bool(m.write());
    } else if (message instanceof CellMessage.Value m) {
      out = start(CELL_VALUE, m.cell(), m.content().length);
      out.bool(m.write());
      out.bytes(m.content());
      out.notices(m.notices());
    } else {
      out = start(CELL_DONE, ((CellMessage.Done) message).cell(), 0);
    }
    return out.toBytes();
  }

  private static byte[] encodeService(ServiceMessage message) {
    WireWriter out;
    if (message instanceof ServiceMessage.Service m) {
      out = new WireWriter(m.body().length + 32);
      out.u8(SERVICE);
      out.bytes(m.body());
      out.notices(m.notices());
    } else {
      out = new WireWriter(32);
      out.u8(GOSSIP);
      out.notices(((ServiceMessage.Gossip) message).notices());
    }
    return out.toBytes();
  }

  private static WireWriter start(int tag, long gid, int payloadBytes) {
    WireWriter out = new WireWriter(payloadBytes + 32);
    out.u8(tag);
    out.gid(gid);
    return out;
  }

  /** Throws IllegalArgumentException where the bytes are not one whole message. */
  public static Message decode(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    int tag = in.u8();
    Message message =
        switch (tag) {
          case FETCH -> new PageMessage.Fetch(in.gid(), in.rank(), in.varint(), in.versions());
          case PAGE_REPLY ->
              new PageMessage.PageReply(
                  in.gid(), in.varint(), in.varint(), in.versions(), in.bytes());
          case HOME_OFFER ->
              new PageMessage.HomeOffer(in.gid(), in.varint(), in.versions(), in.bytes());
          case HOME_ANSWER -> new PageMessage.HomeAnswer(in.gid(), in.bool());
          case HOME_CONFIRM -> new PageMessage.HomeConfirm(in.gid(), in.versions());
          case HOME_RECALL -> new PageMessage.HomeRecall(in.gid());
          case DIFF ->
              new PageMessage.Diff(in.gid(), in.rank(), in.varint(), in.varint(), in.bytes());
          case ACQUIRE -> new LockMessage.Acquire(in.gid(), in.versions());
          case FORWARD -> new LockMessage.Forward(in.gid(), in.rank(), in.versions());
          case GRANT -> new LockMessage.Grant(in.gid(), tickets(in), in.notices());
          case NOTIFIED -> new LockMessage.Notified(in.gid(), in.varint());
          case CELL_REQUEST -> new CellMessage.Request(in.gid(), in.bool());
          case CELL_INVALIDATE -> new CellMessage.Invalidate(in.gid());
          case CELL_INVALIDATED -> new CellMessage.Invalidated(in.gid());
          case CELL_FORWARD -> new CellMessage.Forward(in.gid(), in.rank(), in.bool());
          case CELL_VALUE -> new CellMessage.Value(in.gid(), in.bool(), in.bytes(), in.notices());
          case CELL_DONE -> new CellMessage.Done(in.gid());
          case SERVICE -> new ServiceMessage.Service(in.bytes(), in.notices());
          case GOSSIP -> new ServiceMessage.Gossip(in.notices());
          default -> throw new IllegalArgumentException("message tag " + tag);
        };
    in.end();
    return message;
  }

  private static List<Ticket> tickets(WireReader in) {
    long count = in.varint();
    List<Ticket> tickets = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      tickets.add(new Ticket(in.rank(), in.varint()));
    }
    return tickets;
  }
}
