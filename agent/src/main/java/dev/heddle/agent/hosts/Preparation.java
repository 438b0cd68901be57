package dev.heddle.agent.hosts;

import dev.heddle.agent.cluster.ClusterStartException;
import dev.heddle.agent.config.HeddleConfig;
import dev.heddle.agent.config.HostSpec;
import dev.heddle.transport.OwnThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** All hosts at once, each asked and supplied on a thread of its own. */
final class Preparation {
  private final HeddleConfig.Hosts hosts;
  private final List<TravellingJar> jars;
  private final HostProbe probe;
  private final Shipment shipment;

  Preparation(
      HeddleConfig.Hosts hosts, Ssh ssh, TravellingJar heddle, List<TravellingJar> programJars) {
    this.hosts = hosts;
    this.jars = new ArrayList<>(programJars);
    jars.add(0, heddle);
    probe = new HostProbe(ssh, hosts.mixedJdks());
    shipment = new Shipment(ssh, heddle);
  }

  /** In the order of the list; fails with a line for each host that cannot take part. */
  List<RemoteHost> all() throws ClusterStartException, InterruptedException {
    List<FutureTask<RemoteHost>> tasks = new ArrayList<>();
    for (HostSpec spec : hosts.specs()) {
      if (!spec.isHere()) {
        FutureTask<RemoteHost> task = new FutureTask<>(() -> prepare(spec));
        Thread thread = new Thread(OwnThreads.group(), task, "heddle-host-" + spec.target());
        thread.setDaemon(true);
        thread.start();
        tasks.add(task);
      }
    }
    List<RemoteHost> ready = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (FutureTask<RemoteHost> task : tasks) {
      try {
        ready.add(task.get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof HostFailure)) {
          throw new IllegalStateException(e.getCause());
        }
        failures.add(e.getCause().getMessage());
      }
    }
    if (!failures.isEmpty()) {
      throw new ClusterStartException(String.join("\n", failures));
    }
    return ready;
  }

  private RemoteHost prepare(HostSpec spec) throws HostFailure {
    Map<String, String> javas = hosts.javas();
    String java = javas.getOrDefault(spec.target(), javas.getOrDefault("", ""));
    RemoteHost host = probe.ask(spec, java, jars);
    shipment.send(host, jars);
    return host;
  }
}
