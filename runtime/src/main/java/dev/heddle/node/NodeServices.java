package dev.heddle.node;

import dev.heddle.bridge.ProcessHooks;
import dev.heddle.bridge.ThreadHooks;
import java.lang.ref.ReferenceQueue;

/** The services that application threads call. */
interface NodeServices {
  ThreadHooks threads();

  ProcessHooks process();

  Object delegate(Object standIn, String method, Object[] arguments) throws Throwable;

  ReferenceQueue<Object> endedQueue();

  Object[] beginClassInit(Class<?> owner);

  void nullConstant(String field);

  void endClassInit(Class<?> owner, Throwable failure);
}
