package dev.heddle.agent.hosts;

import dev.heddle.agent.config.HostSpec;
import java.util.List;

/**
 * What a host has told of itself.
 *
 * @param java the executable
 * @param version its {@code java.runtime.version}
 * @param cache directory of the jars that have travelled there
 * @param address its own, by which it was reached
 * @param callerAddress this machine's, as it is seen from there
 * @param missing hashes of jars that it lacks
 */
record RemoteHost(
    HostSpec spec,
    String java,
    String version,
    String cache,
    String address,
    String callerAddress,
    List<String> missing) {
  String cached(String hash) {
    return cache + "/" + hash + ".jar";
  }
}
