package dev.heddle.protocol.sim;

import java.util.ArrayList;
import java.util.List;

/** A volatile variable: all values it had, in the order of the stores. */
final class SimCell {
  final long gid;
  final List<Long> history = new ArrayList<>();

  SimCell(long gid, long initial) {
    this.gid = gid;
    history.add(initial);
  }

  long current() {
    return history.get(history.size() - 1);
  }

  int version() {
    return history.size() - 1;
  }
}
