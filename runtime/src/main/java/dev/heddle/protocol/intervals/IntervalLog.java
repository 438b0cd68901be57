package dev.heddle.protocol.intervals;

import java.util.ArrayList;
import java.util.List;

/** Interval records by writer, each writer's without gaps. */
final class IntervalLog {
  private final List<List<Interval>> byWriter = new ArrayList<>();
  private int size;

  IntervalLog(int nodeCount) {
    for (int i = 0; i < nodeCount; i++) {
      byWriter.add(new ArrayList<>());
    }
  }

  int size() {
    return size;
  }

  void add(Interval interval) {
    List<Interval> records = byWriter.get(interval.writer());
    assert records.isEmpty() || records.get(records.size() - 1).index() + 1 == interval.index()
        : "gap before " + interval;
    records.add(interval);
    size++;
  }

  /** Adds the records of {@code writer} above {@code after} to {@code found}. */
  void collectAbove(int writer, long after, List<Interval> found) {
    List<Interval> records = byWriter.get(writer);
    if (records.isEmpty()) {
      throw new IllegalStateException("records of " + writer + " above " + after + " are gone");
    }
    long first = records.get(0).index();
    if (after + 1 < first) {
      throw new IllegalStateException(
          "record " + (after + 1) + " of " + writer + " is gone, the log starts at " + first);
    }
    found.addAll(records.subList((int) (after + 1 - first), records.size()));
  }

  /** Drops the records of {@code writer} up to {@code limit}; returns how many. */
  int dropUpTo(int writer, long limit) {
    List<Interval> records = byWriter.get(writer);
    if (records.isEmpty() || records.get(0).index() > limit) {
      return 0;
    }
    int count = (int) Math.min(records.size(), limit - records.get(0).index() + 1);
    records.subList(0, count).clear();
    size -= count;
    return count;
  }
}
