package dev.heddle.weave.check;

import java.util.List;

/** A call in the program, or the one that a method reference stands for. */
final class Call {
  /** How the method is found. */
  enum Binding {
    STATIC,
    /** Constructors, private methods, calls by super. */
    EXACT,
    VIRTUAL
  }

  final Types.Method caller;
  final Place place;
  final Binding binding;
  final Types.Method called;

  /** Null where the call has none. */
  final Slot receiver;

  final List<Slot> arguments;
  final Slot result;

  /** What the JDK gives as the result; null where that is nothing to follow. */
  Site given;

  /**
   * @param called as the call names it
   */
  Call(
      Types.Method caller,
      Place place,
      Binding binding,
      Types.Method called,
      Slot receiver,
      List<Slot> arguments,
      Slot result) {
    this.caller = caller;
    this.place = place;
    this.binding = binding;
    this.called = called;
    this.receiver = receiver;
    this.arguments = arguments;
    this.result = result;
  }

  String owner() {
    return called.owner();
  }

  String name() {
    return called.name();
  }
}
