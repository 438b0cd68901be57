package dev.heddle.node.process;

import dev.heddle.node.service.Payload;
import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceKind;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;

/**
 * System properties, the same on every node: a change has reached all when the call returns. Two
 * changes of one key that nothing orders may end differently on two nodes.
 */
final class PropertyService {
  private final ServiceBus bus;

  PropertyService(ServiceBus bus, Executor workers) {
    this.bus = bus;
    bus.on(ServiceKind.PROPERTY, workers, PropertyService::apply);
  }

  String set(String key, String value) {
    String old = System.setProperty(key, value);
    ship(false, Map.of(key, value));
    return old;
  }

  String clear(String key) {
    String old = System.clearProperty(key);
    Map<String, String> change = new LinkedHashMap<>();
    change.put(key, null);
    ship(false, change);
    return old;
  }

  void replace(Properties properties) {
    System.setProperties(properties);
    Map<String, String> all = new LinkedHashMap<>();
    for (String key : System.getProperties().stringPropertyNames()) {
      all.put(key, System.getProperty(key));
    }
    ship(true, all);
  }

  private void ship(boolean replaceAll, Map<String, String> changes) {
    byte[] payload =
        Payload.of(
            out -> {
              out.writeBoolean(replaceAll);
              out.writeInt(changes.size());
              for (Map.Entry<String, String> change : changes.entrySet()) {
                Payload.writeString(out, change.getKey());
                Payload.writeString(out, change.getValue());
              }
            });
    bus.askOthers(ServiceKind.PROPERTY, payload, true);
  }

  private static void apply(Request request) throws IOException {
    DataInputStream in = request.input();
    if (in.readBoolean()) {
      System.setProperties(new Properties());
    }
    for (int left = in.readInt(); left > 0; left--) {
      String key = Payload.readString(in);
      String value = Payload.readString(in);
      if (value == null) {
        System.clearProperty(key);
      } else {
        System.setProperty(key, value);
      }
    }
    request.reply(Payload.EMPTY, false);
  }
}
