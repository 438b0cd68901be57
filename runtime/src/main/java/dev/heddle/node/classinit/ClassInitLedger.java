package dev.heddle.node.classinit;

import dev.heddle.node.service.Payload;
import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rank 0's record of class initialisation. The first node to ask runs the initialiser; others are
 * answered when it has ended. A thread that waits here waits in the {@code <clinit>} of its own
 * JVM, exactly where a thread of one JVM would wait for the same class: a cycle of classes
 * deadlocks here where it would there, and nowhere else. One JVM lets the initialising thread
 * itself pass; so does the JVM of the runner, which never asks twice.
 */
public final class ClassInitLedger {
  static final byte RUN = 0;
  static final byte DONE = 1;
  static final byte FAILED = 2;

  private static final class Entry {
    final int runner;
    final List<Request> waiting = new ArrayList<>();
    boolean ended;
    String failure;

    Entry(int runner) {
      this.runner = runner;
    }

    byte[] answer() {
      return Payload.of(
          out -> {
            out.writeByte(failure == null ? DONE : FAILED);
            out.writeInt(runner);
            Payload.writeString(out, failure);
          });
    }
  }

  private final Map<String, Entry> classes = new HashMap<>();

  /** Registers the handlers; they run on the node loop. */
  public ClassInitLedger(ServiceBus bus) {
    bus.on(ServiceKind.CLASS_BEGIN, Runnable::run, this::begin);
    bus.on(ServiceKind.CLASS_END, Runnable::run, this::end);
  }

  private synchronized void begin(Request request) throws IOException {
    String name = Payload.readString(request.input());
    Entry entry = classes.get(name);
    if (entry == null) {
      classes.put(name, new Entry(request.from()));
      request.reply(Payload.of(out -> out.writeByte(RUN)), false);
    } else if (entry.ended) {
      request.reply(entry.answer(), false);
    } else {
      entry.waiting.add(request);
    }
  }

  private synchronized void end(Request request) throws IOException {
    DataInputStream in = request.input();
    Entry entry = classes.get(Payload.readString(in));
    assert entry != null && entry.runner == request.from() && !entry.ended;
    entry.failure = Payload.readString(in);
    entry.ended = true;
    byte[] answer = entry.answer();
    entry.waiting.forEach(waiting -> waiting.reply(answer, false));
    entry.waiting.clear();
  }

  /** Who waits for whom, for dumps: one line per class that is being initialised. */
  public synchronized List<String> describe() {
    List<String> lines = new ArrayList<>();
    classes.forEach(
        (name, entry) -> {
          if (!entry.ended) {
            List<Integer> ranks = entry.waiting.stream().map(Request::from).toList();
            lines.add(name + ": initialised by node " + entry.runner + ", awaited by " + ranks);
          }
        });
    return lines;
  }
}
