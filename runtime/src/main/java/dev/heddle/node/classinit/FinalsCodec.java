package dev.heddle.node.classinit;

import dev.heddle.bridge.ClassInit;
import dev.heddle.node.service.Payload;
import dev.heddle.node.service.ValueCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Values of static finals on the wire: by the heap's rules, or as a recipe to make them anew. */
public final class FinalsCodec {
  private static final int BY_VALUE = -1;
  private static final int STAYS = -2;

  private final ValueCodec codec;
  private final StaticFinals finals = new StaticFinals();
  private final List<Recipe> recipes;

  /** By field, with the name of its class: why its value did not come here. */
  private final Map<String, String> absent = new ConcurrentHashMap<>();

  public FinalsCodec(ValueCodec codec, List<Recipe> recipes) {
    this.codec = codec;
    this.recipes = List.copyOf(recipes);
  }

  /**
   * The static finals of an initialised class.
   *
   * @throws IllegalStateException naming the field whose value can neither be shared nor stay
   */
  byte[] encode(Class<?> owner) {
    List<Field> fields = finals.of(owner);
    return Payload.of(
        out -> {
          out.writeInt(fields.size());
          for (Field field : fields) {
            encode(field, out);
          }
        });
  }

  private void encode(Field field, DataOutputStream out) throws IOException {
    Object value = StaticFinals.value(field);
    int recipe = find(value);
    Object[] parts =
        recipe == BY_VALUE ? new Object[] {value} : recipes.get(recipe).describe(value);
    byte[] encoded;
    try {
      encoded = codec.encode(parts);
    } catch (RuntimeException e) {
      String reason = reason(field, value, e);
      if (!ClassInit.mayStayOnItsNode(field.getType().descriptorString())) {
        throw new IllegalStateException(reason, e);
      }
      out.writeByte(STAYS);
      Payload.writeString(out, reason);
      return;
    }
    out.writeByte(recipe);
    Payload.writeBytes(out, encoded);
  }

  private static String reason(Field field, Object value, RuntimeException cause) {
    return "static field "
        + name(field)
        + (value == null ? "" : " holds a " + value.getClass().getName())
        + ": "
        + cause.getMessage();
  }

  private static String name(Field field) {
    return field.getDeclaringClass().getName() + "." + field.getName();
  }

  private int find(Object value) {
    for (int i = 0; i < recipes.size() && value != null; i++) {
      if (recipes.get(i).handles(value)) {
        return i;
      }
    }
    return BY_VALUE;
  }

  /** The values for the same class on this node, in the order of its fields. */
  Object[] read(Class<?> owner, DataInputStream in) throws IOException {
    List<Object> values = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      int recipe = in.readByte();
      if (recipe == STAYS) {
        absent.put(name(finals.of(owner).get(i)), Payload.readString(in));
        values.add(null);
        continue;
      }
      Object[] parts = codec.decode(Payload.readBytes(in));
      values.add(recipe == BY_VALUE ? parts[0] : make(recipes.get(recipe), owner, parts));
    }
    return values.toArray();
  }

  /** Why a constant is null here though its value is not; null where it is not so. */
  String whyAbsent(String field) {
    return absent.get(field);
  }

  private static Object make(Recipe recipe, Class<?> owner, Object[] parts) {
    try {
      return recipe.make(owner, parts);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "cannot make a static of " + owner.getName() + " from " + Arrays.toString(parts), e);
    }
  }
}
