package dev.heddle.transport.grpc;

import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** One logger for all of Netty, at which every level is off. */
final class NoLoggerFactory extends InternalLoggerFactory {
  private static final InternalLogger NOTHING =
      (InternalLogger)
          Proxy.newProxyInstance(
              NoLoggerFactory.class.getClassLoader(),
              new Class<?>[] {InternalLogger.class},
              (proxy, method, arguments) -> answer(method));

  private static Object answer(Method method) {
    if (method.getReturnType() == boolean.class) {
      return false;
    }
    return method.getReturnType() == String.class ? "none" : null;
  }

  @Override
  protected InternalLogger newInstance(String name) {
    return NOTHING;
  }
}
