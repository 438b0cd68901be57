package dev.heddle.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.heap.Woven.Node;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Reflected members, annotations, proxies, loggers and what else is made anew or found by name. */
class MadeValuesTest {
  private final TwoNodes nodes = new TwoNodes();

  /** One of each kind of member. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Mark {
    int[] numbers();

    Class<?>[] types() default {int.class, Node.class};

    Retention[] nested() default @Retention(RetentionPolicy.CLASS);
  }

  @SuppressWarnings("UnusedVariable") // by reflection
  private final int hidden = Integer.parseInt("7");

  @Mark(numbers = {1, 2})
  static String twice(String text, int... more) {
    return text + text + more.length;
  }

  /** A proxy of it answers with the handler's node. */
  interface Holder {
    Object get();
  }

  record Answering(Object answer) implements InvocationHandler {
    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      return method.getName().equals("get") ? answer : null;
    }
  }

  @Test
  void membersAreEqualAndKeepOneIdentity() throws ReflectiveOperationException {
    Method method = MadeValuesTest.class.getDeclaredMethod("twice", String.class, int[].class);
    Method replica = nodes.send(method);
    assertNotSame(method, replica);
    assertEquals(method, replica);
    assertEquals("xx1", replica.invoke(null, "x", new int[] {5}));
    assertSame(replica, nodes.send(method));
    assertSame(method, nodes.sendBack(replica));
    assertEquals(System.identityHashCode(method), System.identityHashCode(replica));
    assertEquals(method.getParameters()[1], nodes.send(method.getParameters()[1]));
    Field field = MadeValuesTest.class.getDeclaredField("hidden");
    field.setAccessible(true);
    assertTrue(nodes.send(field).canAccess(this));
    assertEquals(7, nodes.send(field).getInt(this));
    var constructor = MadeValuesTest.class.getDeclaredConstructor();
    assertEquals(constructor, nodes.send(constructor));
  }

  @Test
  void annotationsAreEqual() throws ReflectiveOperationException {
    Mark mark =
        MadeValuesTest.class
            .getDeclaredMethod("twice", String.class, int[].class)
            .getAnnotation(Mark.class);
    Mark replica = nodes.send(mark);
    assertEquals(mark, replica);
    assertEquals(replica, mark);
    assertEquals(mark.hashCode(), replica.hashCode());
    assertEquals(mark.toString(), replica.toString());
    assertSame(replica, nodes.send(mark));
  }

  @Test
  void aProxyAsksTheHandlersReplica() {
    Node node = new Node();
    Holder proxy =
        (Holder)
            Proxy.newProxyInstance(
                MadeValuesTest.class.getClassLoader(),
                new Class<?>[] {Holder.class},
                new Answering(node));
    assertSame(nodes.send(node), nodes.send(proxy).get());
    assertSame(nodes.send(proxy), nodes.send(proxy));
  }

  @Test
  void loggersAndLevelsAreTheNodesOwn() {
    Logger logger = Logger.getLogger("dev.heddle.test");
    assertSame(logger, nodes.send(logger));
    assertSame(Logger.getLogger(""), nodes.send(Logger.getLogger("")));
    assertSame(Level.FINE, nodes.send(Level.FINE));
    System.Logger system = System.getLogger("dev.heddle.test");
    assertEquals(system.getName(), nodes.send(system).getName());
    assertThrows(NotShareableException.class, () -> nodes.send(Logger.getAnonymousLogger()));
  }

  @Test
  void aSeededRandomIsRefused() throws NoSuchAlgorithmException {
    SecureRandom random = new SecureRandom();
    assertSame(nodes.send(random), nodes.send(random));
    SecureRandom seeded = SecureRandom.getInstance("SHA1PRNG");
    seeded.setSeed(1);
    assertThrows(NotShareableException.class, () -> nodes.send(seeded));
  }

  @Test
  @SuppressWarnings("ThreadLocalUsage") // as in an object's field
  void aThreadLocalIsOfTheNode() {
    ThreadLocal<Object> local = new ThreadLocal<>();
    local.set(1);
    ThreadLocal<Object> replica = nodes.send(local);
    assertEquals(null, replica.get());
    replica.set(2);
    assertEquals(1, local.get());
    assertSame(replica, nodes.send(local));
  }
}
