package dev.heddle.weave.programs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * The JDK at work on the program's objects and arrays: clone, reflection, serialization, Arrays.
 */
public final class Library {
  static class Part implements Cloneable, Serializable {
    int number = 4;
    protected double[] values = {1, 2};
    static int made;

    Part() {
      made++;
    }

    @Override
    public Part clone() {
      try {
        Part copy = (Part) super.clone();
        copy.values = values.clone();
        return copy;
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }

    public int addTo(int[] sums, int by) {
      sums[0] += by;
      return sums[0];
    }
  }

  private static String reflection(Part part) throws ReflectiveOperationException {
    Field number = Part.class.getDeclaredField("number");
    number.setInt(part, number.getInt(part) + 1);
    Method method = Part.class.getMethod("addTo", int[].class, int.class);
    int[] sums = {5};
    Object result = method.invoke(part, sums, 6);
    Array.setInt(sums, 0, Array.getInt(sums, 0) + 1);
    StringBuilder members = new StringBuilder();
    for (Field field : Part.class.getDeclaredFields()) {
      members.append(field.getName()).append(';');
    }
    members.append(Part.class.getDeclaredMethods().length);
    members.append(Part.class.getDeclaredConstructors().length);
    members.append(Arrays.toString(Part.class.getInterfaces()));
    members.append(Part.class.getSuperclass()).append(new Object().getClass());
    return part.number + " " + result + sums[0] + members;
  }

  private static String serialized(Part part) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(part);
    }
    ClassLoader loader = Library.class.getClassLoader();
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(out.toByteArray())) {
          @Override
          protected Class<?> resolveClass(java.io.ObjectStreamClass type)
              throws ClassNotFoundException {
            return Class.forName(type.getName(), false, loader);
          }
        }) {
      Part read = (Part) in.readObject();
      return read.number
          + Arrays.toString(read.values)
          + ObjectStreamClass.lookup(Part.class).getSerialVersionUID()
          + " "
          + out.size();
    }
  }

  private static String arrays() {
    int[] numbers = {5, 3, 8, 1};
    int[] target = new int[6];
    System.arraycopy(numbers, 1, target, 2, 3);
    Arrays.sort(numbers, 1, 4);
    Arrays.fill(target, 0, 2, 7);
    Integer[] boxes = {3, 1, 2};
    Arrays.sort(boxes, (a, b) -> b - a);
    String text = new String(new char[] {'o', 'k'}) + String.valueOf(new char[] {'!'});
    Object[] deep = {numbers, new Object[] {target}};
    return Arrays.toString(numbers)
        + Arrays.toString(Arrays.copyOf(target, 7))
        + Arrays.asList(boxes)
        + Arrays.stream(target).sum()
        + text
        + Arrays.deepToString(deep)
        + Arrays.equals(numbers, numbers.clone())
        + Arrays.binarySearch(numbers, 5)
        + String.format("%d-%s", 4, "x")
        + numbers.clone().length;
  }

  public static String run() throws ReflectiveOperationException, IOException {
    Part part = new Part();
    Part copy = part.clone();
    copy.number++;
    copy.values[0] = 8;
    return part.number
        + copy.number
        + part.values[0]
        + copy.values[0]
        + reflection(part)
        + serialized(copy)
        + arrays()
        + Part.made;
  }
}
