package dev.heddle.heap.codec;

import dev.heddle.heap.ClassResolver;
import dev.heddle.heap.NotShareableException;
import java.util.Map;

/** Classes by the name {@link Class#getName} gives, arrays and primitives included. */
record TypeNames(ClassResolver resolver) {
  private static final Map<String, Class<?>> PRIMITIVES =
      Map.of(
          "int", int.class,
          "long", long.class,
          "double", double.class,
          "float", float.class,
          "boolean", boolean.class,
          "char", char.class,
          "byte", byte.class,
          "short", short.class,
          "void", void.class);

  Class<?> resolve(String name) {
    int dimensions = 0;
    while (name.charAt(dimensions) == '[') {
      dimensions++;
    }
    Class<?> type = dimensions == 0 ? named(name) : element(name.substring(dimensions));
    for (int i = 0; i < dimensions; i++) {
      type = type.arrayType();
    }
    return type;
  }

  /** Refuses a class that other nodes do not find. */
  void requireFound(Class<?> type, String where) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    if (!resolver.isFoundElsewhere(element)) {
      String loader = element.getClassLoader().getClass().getName();
      throw new NotShareableException(
          element.getName(),
          "it was defined by a class loader of the program's own, a " + loader,
          "",
          where);
    }
  }

  private Class<?> element(String descriptor) {
    if (descriptor.charAt(0) == 'L') {
      return named(descriptor.substring(1, descriptor.length() - 1));
    }
    for (Class<?> primitive : PRIMITIVES.values()) {
      if (primitive.descriptorString().equals(descriptor)) {
        return primitive;
      }
    }
    throw new IllegalArgumentException(descriptor);
  }

  private Class<?> named(String name) {
    Class<?> primitive = PRIMITIVES.get(name);
    if (primitive != null) {
      return primitive;
    }
    try {
      return resolver.resolve(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("this node has no class " + name, e);
    }
  }
}
