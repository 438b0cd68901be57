package dev.heddle.weave.jdk.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;

/** A twin cannot override a final method: woven code calls a static one, which each must have. */
class CopiedFinalsTest {
  private static final int OPEN = Modifier.PUBLIC | Modifier.PROTECTED;

  @Test
  void everyFinalMethodThatProgramsCanCallIsRedirected() throws Exception {
    Set<String> notRedirected = new TreeSet<>();
    int found = 0;
    for (String name : Copies.classes()) {
      Class<?> copied = Class.forName(Type.getObjectType(name).getClassName());
      for (Method method : openFinals(copied)) {
        found++;
        // A static method of the twin of a super class would not know this twin.
        boolean isOwn = method.getDeclaringClass() == copied;
        if (!isOwn || !Copies.hasFinalMethods(name) || !hasStatic(name, method)) {
          notRedirected.add(name + " " + method);
        }
      }
    }
    assertEquals(Set.of(), notRedirected);
    assertTrue(found > 0);
  }

  private static List<Method> openFinals(Class<?> copied) {
    List<Method> finals = new ArrayList<>();
    for (Class<?> type = copied;
        type != null && type != Object.class;
        type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        int modifiers = method.getModifiers();
        if (Modifier.isFinal(modifiers)
            && !Modifier.isStatic(modifiers)
            && (modifiers & OPEN) != 0) {
          finals.add(method);
        }
      }
    }
    return finals;
  }

  private static boolean hasStatic(String name, Method method) {
    String descriptor = Type.getMethodDescriptor(method);
    return BootCopies.hasStatic(
        Copies.twin(name),
        Copies.ofFinal(method.getName()),
        "(L" + name + ';' + descriptor.substring(1));
  }

  @Test
  void takesTwinsAndWhatTheJdkMade() throws Exception {
    IntSummaryStatistics twin = BootCopies.make(IntSummaryStatistics.class);
    twin.accept(3);
    twin.accept(9);
    assertEquals(9, callStatic(IntSummaryStatistics.class, "getMax", twin));
    assertEquals(6.0, callStatic(IntSummaryStatistics.class, "getAverage", twin));
    IntSummaryStatistics made = IntStream.of(4, 8).summaryStatistics();
    assertEquals(8, callStatic(IntSummaryStatistics.class, "getMax", made));
    PriorityQueue<Integer> queue = BootCopies.make(PriorityQueue.class);
    queue.add(1);
    var rest = (java.util.Spliterator<?>) callStatic(PriorityQueue.class, "spliterator", queue);
    assertEquals(1, rest.estimateSize());
  }

  @Test
  void takesEveryBitOfWhatStreamsMade() throws Exception {
    DoubleSummaryStatistics made = DoubleStream.of(0.1, 0.7, 1e17, -1e17).summaryStatistics();
    Object twin =
        BootCopies.defined(DoubleSummaryStatistics.class)
            .getMethod(ForeignStatistics.METHOD, DoubleSummaryStatistics.class)
            .invoke(null, made);
    for (String getter : List.of("getCount", "getSum", "getMin", "getMax", "getAverage")) {
      assertEquals(
          DoubleSummaryStatistics.class.getMethod(getter).invoke(made),
          callStatic(DoubleSummaryStatistics.class, getter, twin),
          getter);
    }
    ((DoubleSummaryStatistics) twin).accept(0.3);
    made.accept(0.3);
    assertEquals(made.getSum(), callStatic(DoubleSummaryStatistics.class, "getSum", twin));
  }

  private static Object callStatic(Class<?> original, String name, Object receiver)
      throws ReflectiveOperationException {
    return BootCopies.defined(original)
        .getMethod(Copies.ofFinal(name), original)
        .invoke(null, receiver);
  }
}
