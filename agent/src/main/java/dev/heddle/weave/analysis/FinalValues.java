package dev.heddle.weave.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What final fields were seen to hold since the last possible acquire or release: read once more
 * from the same object they hold the same reference, and what was checked of it counts. For finals
 * only: another field may be given another reference by a thread that does not synchronise, whose
 * state nobody has looked at. Immutable.
 */
final class FinalValues {
  static final FinalValues NONE = new FinalValues(Map.of());

  /**
   * A final field of one object.
   *
   * @param base identity of the object
   * @param field its declaring class and name
   */
  record Place(int base, String field) {
    // A record's own equals and hashCode are linked at their first call, which each start pays for.
    @Override
    public boolean equals(Object other) {
      return other instanceof Place that && base == that.base && field.equals(that.field);
    }

    @Override
    public int hashCode() {
      return base * 31 + field.hashCode();
    }
  }

  private final Map<Place, Ref> values;

  private FinalValues(Map<Place, Ref> values) {
    this.values = values;
  }

  /** What the place holds; null where it was not read yet. */
  Ref get(Place place) {
    return values.get(place);
  }

  FinalValues with(Place place, Ref value) {
    Map<Place, Ref> changed = new HashMap<>(values);
    changed.put(place, value);
    return new FinalValues(changed);
  }

  /** After a constructor has stored to a field, of whichever object. */
  FinalValues without(String field) {
    Map<Place, Ref> changed = new HashMap<>(values);
    changed.keySet().removeIf(place -> place.field().equals(field));
    return new FinalValues(changed);
  }

  /** With other facts of the values that have an identity. */
  FinalValues map(int id, UnaryOperator<Ref> change) {
    if (values.isEmpty()) {
      return this;
    }
    Map<Place, Ref> changed = new HashMap<>(values);
    changed.replaceAll((place, value) -> value.id() == id ? change.apply(value) : value);
    return new FinalValues(changed);
  }

  /** What is known on both of two paths. */
  FinalValues merge(FinalValues other) {
    Map<Place, Ref> common = new HashMap<>();
    values.forEach(
        (place, mine) -> {
          Ref theirs = other.get(place);
          if (theirs != null && theirs.id() == mine.id()) {
            common.put(place, mine.without(~theirs.facts()));
          }
        });
    return new FinalValues(common);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FinalValues finals && values.equals(finals.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
