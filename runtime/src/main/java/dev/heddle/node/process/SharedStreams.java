package dev.heddle.node.process;

import dev.heddle.heap.share.NamedObjects;
import dev.heddle.node.service.Payload;
import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Streams that more than one node uses. A {@link PrintStream} stays on the node that made it, its
 * owner; the others have a stand-in that sends there what is printed. So the program may wrap
 * {@code System.out}, keep it in a field, and replace the standard streams for all its threads.
 *
 * <p>A stream is named {@code stream.<owner>.<number>} and stays known for the whole run: programs
 * have few of them.
 */
public final class SharedStreams implements NamedObjects {
  private static final String OUT = "System.out";
  private static final String ERR = "System.err";
  private static final String IN = "System.in";
  private static final String PREFIX = "stream.";

  private static final byte PRINT = 0;
  private static final byte WRITE = 1;
  private static final byte FLUSH = 2;

  private final NamedObjects others;
  private final Map<String, Object> byName = new HashMap<>();
  private final IdentityHashMap<Object, String> names = new IdentityHashMap<>();
  private ServiceBus bus;
  private int lastNumber;

  /**
   * @param others what else has a name
   */
  public SharedStreams(NamedObjects others) {
    this.others = others;
  }

  /** Answers other nodes; before the first message. */
  void serve(ServiceBus own, Executor workers) {
    bus = own;
    bus.on(ServiceKind.STREAM_PRINT, workers, this::print);
    bus.on(ServiceKind.STREAM_READ, workers, this::read);
    bus.on(ServiceKind.STREAM_REPLACE, workers, this::replaced);
  }

  /** The node's own standard streams, as they are before the program changes them. */
  synchronized void standard(InputStream in, PrintStream out, PrintStream err) {
    add(IN, in);
    add(OUT, out);
    add(ERR, err);
  }

  private void add(String name, Object stream) {
    byName.put(name, stream);
    names.put(stream, name);
  }

  @Override
  public String nameOf(Object object) {
    boolean isStream = object instanceof PrintStream || object instanceof InputStream;
    String name = isStream ? streamName(object) : null;
    return name == null ? others.nameOf(object) : name;
  }

  /** The map asks for the identity hash, which others are to have of their names. */
  private synchronized String streamName(Object stream) {
    String name = names.get(stream);
    boolean isNew = name == null && bus != null && stream.getClass() == PrintStream.class;
    return isNew ? register(stream) : name;
  }

  private synchronized String register(Object stream) {
    String name = names.get(stream);
    if (name == null) {
      name = PREFIX + bus.rank() + "." + ++lastNumber;
      add(name, stream);
    }
    return name;
  }

  @Override
  public Object byName(String name) {
    Object known = known(name);
    return known == null && name.startsWith(PREFIX) ? standIn(name, false) : known;
  }

  private synchronized Object known(String name) {
    Object known = byName.get(name);
    return known == null ? others.byName(name) : known;
  }

  private synchronized Object standIn(String name, boolean input) {
    Object known = byName.get(name);
    if (known == null) {
      int owner = Integer.parseInt(name.split("\\.", -1)[1]);
      known =
          input
              ? new ClusterInput(bus, owner, name)
              : new RemotePrintStream(new RemoteOwner(owner, name));
      add(name, known);
    }
    return known;
  }

  /** {@code System.setOut} and its like, for all nodes when it returns; null is kept as null. */
  void replace(Standard which, Object stream) {
    String name = stream == null ? null : register(stream);
    which.set(stream);
    byte[] payload =
        Payload.of(
            out -> {
              out.writeByte(which.code);
              Payload.writeString(out, name);
            });
    bus.askOthers(ServiceKind.STREAM_REPLACE, payload, true);
  }

  private void replaced(Request request) throws IOException {
    DataInputStream in = request.input();
    Standard which = Standard.of(in.readByte());
    String name = Payload.readString(in);
    Object known = name == null ? null : known(name);
    which.set(name == null || known != null ? known : standIn(name, which == Standard.IN));
    request.reply(Payload.EMPTY, false);
  }

  /** A standard stream. */
  enum Standard {
    IN(0),
    OUT(1),
    ERR(2);

    final byte code;

    Standard(int code) {
      this.code = (byte) code;
    }

    static Standard of(byte code) {
      return code == IN.code ? IN : code == OUT.code ? OUT : ERR;
    }

    void set(Object stream) {
      switch (this) {
        case IN -> System.setIn((InputStream) stream);
        case OUT -> System.setOut((PrintStream) stream);
        case ERR -> System.setErr((PrintStream) stream);
      }
    }
  }

  private final class RemoteOwner implements RemotePrintStream.Owner {
    private final int rank;
    private final String name;

    RemoteOwner(int rank, String name) {
      this.rank = rank;
      this.name = name;
    }

    @Override
    public void print(String text) {
      ask(PRINT, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      ask(WRITE, Arrays.copyOfRange(bytes, offset, offset + length));
    }

    @Override
    public void flush() {
      ask(FLUSH, Payload.EMPTY);
    }

    private void ask(byte what, byte[] bytes) {
      byte[] payload =
          Payload.of(
              out -> {
                Payload.writeString(out, name);
                out.writeByte(what);
                Payload.writeBytes(out, bytes);
              });
      bus.ask(rank, ServiceKind.STREAM_PRINT, payload, true);
    }
  }

  private void print(Request request) throws IOException {
    DataInputStream in = request.input();
    PrintStream stream = (PrintStream) byName(Payload.readString(in));
    byte what = in.readByte();
    byte[] bytes = Payload.readBytes(in);
    switch (what) {
      case PRINT -> stream.print(new String(bytes, StandardCharsets.UTF_8));
      case WRITE -> stream.write(bytes, 0, bytes.length);
      default -> stream.flush();
    }
    request.reply(Payload.EMPTY, true);
  }

  private void read(Request request) throws IOException {
    DataInputStream in = request.input();
    ClusterInput.answer(request, (InputStream) byName(Payload.readString(in)), in.readInt());
  }
}
