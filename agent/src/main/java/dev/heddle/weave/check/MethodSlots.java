package dev.heddle.weave.check;

import java.util.LinkedHashSet;
import java.util.Set;

/** What goes into a method and comes out, and what it touches. */
final class MethodSlots {
  /** {@code this} first. */
  final Slot[] parameters;

  final Slot result = new Slot();
  final Set<Types.Method> calls = new LinkedHashSet<>();

  /** Classes of the program that it may be the first to use. */
  final Set<String> classes = new LinkedHashSet<>();

  /** Static finals that it reads, as {@code owner.name}. */
  final Set<String> constants = new LinkedHashSet<>();

  MethodSlots(int parameterCount) {
    parameters = new Slot[parameterCount];
    for (int i = 0; i < parameterCount; i++) {
      parameters[i] = new Slot();
    }
  }
}
