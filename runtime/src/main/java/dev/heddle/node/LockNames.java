package dev.heddle.node;

import dev.heddle.node.service.Payload;
import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import dev.heddle.protocol.Gid;
import dev.heddle.sync.NameDirectory;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The directory of locks known by name: kept by rank 0, asked by the others, each name once. */
final class LockNames implements NameDirectory {
  private final ServiceBus bus;
  private final ConcurrentHashMap<String, Long> known = new ConcurrentHashMap<>();
  private final AtomicLong counter = new AtomicLong(FIRST_COUNTER);

  LockNames(ServiceBus bus) {
    this.bus = bus;
    if (bus.rank() == 0) {
      bus.on(ServiceKind.LOCK_NAME, Runnable::run, this::serve);
    }
  }

  @Override
  public long gid(String name) {
    Long gid = known.get(name);
    if (gid != null) {
      return gid;
    }
    // Not in computeIfAbsent: the answer is awaited, and other names share the map's bins.
    long answer = bus.rank() == 0 ? give(name) : ask(name);
    known.put(name, answer);
    return answer;
  }

  private long give(String name) {
    return known.computeIfAbsent(name, key -> Gid.page(0, counter.getAndIncrement()));
  }

  private long ask(String name) {
    byte[] question = Payload.of(out -> Payload.writeString(out, name));
    byte[] answer = bus.ask(0, ServiceKind.LOCK_NAME, question, false);
    return Payload.read(answer, DataInputStream::readLong);
  }

  private void serve(Request request) throws IOException {
    long gid = give(Payload.readString(request.input()));
    request.reply(Payload.of(out -> out.writeLong(gid)), false);
  }
}
