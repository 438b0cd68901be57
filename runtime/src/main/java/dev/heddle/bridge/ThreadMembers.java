package dev.heddle.bridge;

/** A thread group of the program: what threads and the bridge ask of it on any node. */
public interface ThreadMembers extends KeptHere {
  /** Called before the thread is started. */
  void heddle$add(Thread thread);

  /** Called before anybody can see that the thread has ended, or when it could not be started. */
  void heddle$remove(Thread thread);

  String heddle$name();

  int heddle$maxPriority();

  /** The names of the groups above the members, each after a NUL, without the topmost group. */
  String heddle$path();
}
