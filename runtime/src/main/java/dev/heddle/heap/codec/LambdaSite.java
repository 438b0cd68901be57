package dev.heddle.heap.codec;

import dev.heddle.bridge.JdkLambdas;
import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.layout.Word;
import dev.heddle.heap.layout.WordSet;
import dev.heddle.heap.raw.Trusted;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the instances of a lambda's hidden class are made: a synthetic static method that the
 * weaver puts beside each site, from the captured values to the lambda; or a site of the JDK's.
 */
record LambdaSite(Class<?> host, String method, MethodHandle maker, Class<?>[] captures) {
  private static final String PREFIX = "heddle$lambda$";

  private static final ClassValue<LambdaSite> SITES =
      new ClassValue<>() {
        @Override
        protected LambdaSite computeValue(Class<?> lambda) {
          return search(lambda);
        }
      };

  /** The site of a lambda's class, or null where no woven class has one. */
  static LambdaSite of(Class<?> lambda) {
    return SITES.get(lambda);
  }

  static LambdaSite named(Class<?> host, String method) {
    if (JdkLambdaSites.isDescription(method)) {
      return JdkLambdaSites.described(host, method);
    }
    for (Method candidate : host.getDeclaredMethods()) {
      if (candidate.getName().equals(method)) {
        return site(candidate);
      }
    }
    throw new IllegalStateException(
        "no " + method + " in " + host.getName() + ": the nodes run different classes");
  }

  private static LambdaSite site(Method method) {
    return new LambdaSite(
        method.getDeclaringClass(),
        method.getName(),
        Trusted.unreflect(method),
        method.getParameterTypes());
  }

  private static LambdaSite search(Class<?> lambda) {
    for (Class<?> host : hosts(lambda)) {
      for (Method method : host.getDeclaredMethods()) {
        if (method.getName().startsWith(PREFIX) && Modifier.isStatic(method.getModifiers())) {
          LambdaSite site = site(method);
          if (site.make(defaults(site.captures)).getClass() == lambda) {
            return site;
          }
        }
      }
    }
    JdkLambdas.Site linked = JdkLambdas.of(lambda);
    return linked == null ? null : JdkLambdaSites.of(linked);
  }

  /** The class whose name the hidden class starts with, then the rest of its nest. */
  private static List<Class<?>> hosts(Class<?> lambda) {
    List<Class<?>> hosts = new ArrayList<>();
    String name = lambda.getName();
    String prefix = name.substring(0, name.indexOf("$$Lambda"));
    for (Class<?> mate : lambda.getNestHost().getNestMembers()) {
      if (!mate.isHidden()) {
        hosts.add(mate.getName().equals(prefix) ? 0 : hosts.size(), mate);
      }
    }
    return hosts;
  }

  private static Object[] defaults(Class<?>[] types) {
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = types[i].isPrimitive() ? Array.get(Array.newInstance(types[i], 1), 0) : null;
    }
    return values;
  }

  /** Links the site if it never ran here, and makes an instance; runs JDK code only. */
  Object make(Object[] captured) {
    try {
      return maker.invokeWithArguments(captured);
    } catch (Throwable e) {
      throw new IllegalStateException("cannot make " + host.getName() + "." + method, e);
    }
  }

  /** The captured values in the order of the site's parameters: the fields arg$1, arg$2, ... */
  static Word[] captureWords(Class<?> lambda) {
    WordSet words = Layouts.plain(lambda, Object.class);
    Word[] ordered = new Word[words.primitiveCount() + words.referenceCount()];
    for (int i = 0; i < words.primitiveCount(); i++) {
      place(words.primitive(i), ordered);
    }
    for (int i = 0; i < words.referenceCount(); i++) {
      place(words.reference(i), ordered);
    }
    return ordered;
  }

  private static void place(Word word, Word[] ordered) {
    ordered[Integer.parseInt(word.name().substring("arg$".length())) - 1] = word;
  }
}
