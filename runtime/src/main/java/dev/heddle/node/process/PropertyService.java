package dev.heddle.node.process;

import dev.heddle.node.service.Payload;
import dev.heddle.node.service.Request;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ServiceException;
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
  private ClusterProperties current;

  PropertyService(ServiceBus bus, Executor workers) {
    this.bus = bus;
    current = observed(new Properties());
    bus.on(ServiceKind.PROPERTY, workers, this::apply);
  }

  private ClusterProperties observed(Properties properties) {
    return ClusterProperties.copyOf(properties, changes -> ship(false, changes));
  }

  /** The object that is to be the node's system properties. */
  synchronized ClusterProperties takeOver(Properties properties) {
    current = observed(properties);
    return current;
  }

  /** {@code System.setProperties}; null means those that the JVM had at its start. */
  void replace(Properties properties) {
    System.setProperties(properties);
    ClusterProperties replaced = takeOver(System.getProperties());
    System.setProperties(replaced);
    Map<String, String> all = new LinkedHashMap<>();
    replaced.stringPropertyNames().forEach(key -> all.put(key, replaced.getProperty(key)));
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
    try {
      bus.askOthers(ServiceKind.PROPERTY, payload, true);
    } catch (ServiceException e) {
      // A node is lost, and the run ends by that: not the setter's fault.
    }
  }

  private void apply(Request request) throws IOException {
    DataInputStream in = request.input();
    ClusterProperties target;
    synchronized (this) {
      if (in.readBoolean()) {
        current = observed(new Properties());
        System.setProperties(current);
      }
      target = current;
    }
    for (int left = in.readInt(); left > 0; left--) {
      target.apply(Payload.readString(in), Payload.readString(in));
    }
    request.reply(Payload.EMPTY, false);
  }
}
