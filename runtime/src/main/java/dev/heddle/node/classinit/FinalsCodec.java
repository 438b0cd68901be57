package dev.heddle.node.classinit;

import dev.heddle.node.service.Payload;
import dev.heddle.node.service.ValueCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values of static finals on the wire: by the heap's rules, or as a recipe to make them anew. */
public final class FinalsCodec {
  private static final int BY_VALUE = -1;

  private final ValueCodec codec;
  private final StaticFinals finals = new StaticFinals();
  private final List<Recipe> recipes;

  public FinalsCodec(ValueCodec codec, List<Recipe> recipes) {
    this.codec = codec;
    this.recipes = List.copyOf(recipes);
  }

  /**
   * The static finals of an initialised class.
   *
   * @throws IllegalStateException naming the field whose value cannot be shared
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
    out.writeByte(recipe);
    try {
      Payload.writeBytes(out, codec.encode(parts));
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "static field "
              + field.getDeclaringClass().getName()
              + "."
              + field.getName()
              + (value == null ? "" : " holds a " + value.getClass().getName())
              + ": "
              + e.getMessage(),
          e);
    }
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
    for (int left = in.readInt(); left > 0; left--) {
      int recipe = in.readByte();
      Object[] parts = codec.decode(Payload.readBytes(in));
      values.add(recipe == BY_VALUE ? parts[0] : make(recipes.get(recipe), owner, parts));
    }
    return values.toArray();
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
