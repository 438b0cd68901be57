package dev.heddle.weave.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All objects that one instruction makes, or gets from the JDK. */
final class Site {
  /** What is known of them. */
  enum Kind {
    /** The class is exact. */
    MADE,
    ARRAY,
    LAMBDA,
    /** Given by the JDK: the class is the declared one or below it. */
    GIVEN,
    /** The same, by a factory whose result woven code can share. */
    GIVEN_SHARED,
    /** Given by the JDK, which makes a class of its own that cannot be shared. */
    GIVEN_FOREIGN,
    /** Given by the JDK without the name by which others of the class are found. */
    GIVEN_UNNAMED,
    /** {@code this} of a method that nobody was seen to call. */
    THIS
  }

  /**
   * What a lambda does.
   *
   * @param method of its interface
   * @param body stands for it among the methods
   */
  record Lambda(String method, Types.Method body) {}

  /** The slot for what an array, a collection or another object of the JDK holds. */
  static final String CONTENT = "[]";

  final Kind kind;
  final String type;
  final Place place;
  final Lambda lambda;
  final Map<String, Slot> slots = new LinkedHashMap<>();

  private Site(Kind kind, String type, Place place, Lambda lambda) {
    this.kind = kind;
    this.type = type;
    this.place = place;
    this.lambda = lambda;
  }

  /**
   * @param type internal name; descriptor of an array
   */
  static Site of(Kind kind, String type, Place place) {
    return new Site(kind, type, place, null);
  }

  static Site lambda(String type, Place place, Lambda lambda, List<Slot> captures) {
    Site site = new Site(Kind.LAMBDA, type, place, lambda);
    for (int i = 0; i < captures.size(); i++) {
      site.slots.put(String.valueOf(i), captures.get(i));
    }
    return site;
  }

  Slot slot(String field) {
    return slots.computeIfAbsent(field, name -> new Slot());
  }

  Slot content() {
    return slot(CONTENT);
  }
}
