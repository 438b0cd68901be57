package dev.heddle.heap.codec;

import dev.heddle.bridge.JdkLambdas;
import dev.heddle.heap.raw.Trusted;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lambda sites in the JDK's own code, described by what they were linked with: another node links a
 * site of its own from that. All types named there are the boot loader's, as the code is.
 */
final class JdkLambdaSites {
  private static final String BEGIN = "jdk\n";
  private static final Map<String, LambdaSite> LINKED = new ConcurrentHashMap<>();

  private JdkLambdaSites() {}

  static boolean isDescription(String method) {
    return method.startsWith(BEGIN);
  }

  /** The site as sender; only the receiver makes instances. */
  static LambdaSite of(JdkLambdas.Site site) {
    MethodHandleInfo implementation = site.implementation();
    List<String> lines = new ArrayList<>();
    lines.add(site.method());
    lines.add(site.factoryType().toMethodDescriptorString());
    lines.add(site.methodType().toMethodDescriptorString());
    lines.add(Integer.toString(implementation.getReferenceKind()));
    lines.add(implementation.getDeclaringClass().getName());
    lines.add(implementation.getName());
    lines.add(implementation.getMethodType().toMethodDescriptorString());
    lines.add(site.dynamicType().toMethodDescriptorString());
    lines.add(Boolean.toString(site.isSerializable()));
    lines.add(Integer.toString(site.otherInterfaces().length));
    for (Class<?> other : site.otherInterfaces()) {
      lines.add(other.getName());
    }
    for (MethodType other : site.otherMethods()) {
      lines.add(other.toMethodDescriptorString());
    }
    String description = BEGIN + String.join("\n", lines);
    return new LambdaSite(site.host(), description, null, site.factoryType().parameterArray());
  }

  static LambdaSite described(Class<?> host, String description) {
    String key = host.getName() + '\n' + description;
    LambdaSite known = LINKED.get(key);
    if (known == null) {
      known = link(host, description);
      LambdaSite earlier = LINKED.putIfAbsent(key, known);
      known = earlier == null ? known : earlier;
    }
    return known;
  }

  private static LambdaSite link(Class<?> host, String description) {
    String[] lines = description.substring(BEGIN.length()).split("\n", -1);
    MethodHandles.Lookup lookup = Trusted.in(host);
    MethodType factoryType = type(lines[1]);
    try {
      MethodHandle maker =
          LambdaMetafactory.altMetafactory(
                  lookup, lines[0], factoryType, arguments(lines, implementation(lookup, lines)))
              .getTarget();
      return new LambdaSite(host, description, maker, factoryType.parameterArray());
    } catch (ReflectiveOperationException | LambdaConversionException e) {
      throw new IllegalStateException("the nodes run different JDKs: " + description, e);
    }
  }

  private static Object[] arguments(String[] lines, MethodHandle implementation)
      throws ClassNotFoundException {
    int interfaces = Integer.parseInt(lines[9]);
    int methods = lines.length - 10 - interfaces;
    int flags =
        (Boolean.parseBoolean(lines[8]) ? LambdaMetafactory.FLAG_SERIALIZABLE : 0)
            | LambdaMetafactory.FLAG_MARKERS
            | LambdaMetafactory.FLAG_BRIDGES;
    List<Object> arguments = new ArrayList<>();
    arguments.add(type(lines[2]));
    arguments.add(implementation);
    arguments.add(type(lines[7]));
    arguments.add(flags);
    arguments.add(interfaces);
    for (int i = 0; i < interfaces; i++) {
      arguments.add(Class.forName(lines[10 + i], false, null));
    }
    arguments.add(methods);
    for (int i = 0; i < methods; i++) {
      arguments.add(type(lines[10 + interfaces + i]));
    }
    return arguments.toArray();
  }

  private static MethodHandle implementation(MethodHandles.Lookup lookup, String[] lines)
      throws ReflectiveOperationException {
    Class<?> owner = Class.forName(lines[4], false, null);
    MethodType type = type(lines[6]);
    return switch (Integer.parseInt(lines[3])) {
      case MethodHandleInfo.REF_invokeStatic -> lookup.findStatic(owner, lines[5], type);
      case MethodHandleInfo.REF_invokeSpecial ->
          lookup.findSpecial(owner, lines[5], type, lookup.lookupClass());
      case MethodHandleInfo.REF_newInvokeSpecial -> lookup.findConstructor(owner, type);
      default -> lookup.findVirtual(owner, lines[5], type);
    };
  }

  private static MethodType type(String descriptor) {
    return MethodType.fromMethodDescriptorString(descriptor, null);
  }
}
