package dev.heddle.node.process;

import dev.heddle.node.service.Payload;
import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceException;
import dev.heddle.node.service.ServiceKind;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Levels of loggers, the same on every node: a change has reached all when the call returns.
 * Handlers and filters stay where they were set.
 */
final class LoggerService {
  private final ServiceBus bus;

  /** A log manager forgets loggers that nobody holds, and what was set with them. */
  private final Map<String, Logger> kept = new ConcurrentHashMap<>();

  LoggerService(ServiceBus bus, Executor workers) {
    this.bus = bus;
    bus.on(ServiceKind.LOGGER, workers, this::apply);
  }

  void changed(String name, String level, int value, boolean useParentHandlers) {
    byte[] payload =
        Payload.of(
            out -> {
              Payload.writeString(out, name);
              out.writeBoolean(level != null);
              Payload.writeString(out, level == null ? "" : level);
              out.writeInt(value);
              out.writeBoolean(useParentHandlers);
            });
    try {
      bus.askOthers(ServiceKind.LOGGER, payload, true);
    } catch (ServiceException e) {
      // A node is lost, and the run ends by that: not the setter's fault.
    }
  }

  private void apply(Request request) throws IOException {
    DataInputStream in = request.input();
    String name = Payload.readString(in);
    Logger logger = kept.computeIfAbsent(name, Logger::getLogger);
    boolean isSet = in.readBoolean();
    String level = Payload.readString(in);
    int value = in.readInt();
    logger.setLevel(isSet ? level(level, value) : null);
    logger.setUseParentHandlers(in.readBoolean());
    request.reply(Payload.EMPTY, false);
  }

  /** A level of the program's own may not be known here yet: its number counts. */
  private static Level level(String name, int value) {
    try {
      Level known = Level.parse(name);
      return known.intValue() == value ? known : Level.parse(Integer.toString(value));
    } catch (IllegalArgumentException e) {
      return Level.parse(Integer.toString(value));
    }
  }
}
