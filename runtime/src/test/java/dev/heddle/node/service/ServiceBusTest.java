package dev.heddle.node.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ServiceBusTest {
  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void asksOthersAndItself() {
    try (FakeCluster cluster = new FakeCluster(3)) {
      for (ServiceBus bus : cluster.buses) {
        bus.on(
            ServiceKind.PROPERTY,
            Runnable::run,
            request ->
                request.reply(
                    bytes(bus.rank() + "<" + request.from() + text(request.payload())), true));
      }
      ServiceBus one = cluster.buses.get(1);
      assertEquals("2<1x", text(one.ask(2, ServiceKind.PROPERTY, bytes("x"), false)));
      assertEquals("1<1y", text(one.ask(1, ServiceKind.PROPERTY, bytes("y"), false)));
      one.askOthers(ServiceKind.PROPERTY, Payload.EMPTY, true);
      assertEquals(
          List.of("0>1 REPLY", "1>0 PROPERTY", "1>2 PROPERTY", "2>1 REPLY", "2>1 REPLY"),
          cluster.releases.stream().sorted().toList());
    }
  }

  @Test
  void handlerThatThrowsFailsTheAskAndEndsTheRunOfATell() throws Exception {
    try (FakeCluster cluster = new FakeCluster(2)) {
      LinkedBlockingQueue<String> handled = new LinkedBlockingQueue<>();
      cluster
          .buses
          .get(1)
          .on(
              ServiceKind.EXIT,
              Runnable::run,
              request -> {
                handled.add("called");
                throw new IllegalStateException("refused here");
              });
      cluster
          .buses
          .get(1)
          .on(
              ServiceKind.CLASS_BEGIN,
              Runnable::run,
              request -> request.reply(Payload.EMPTY, false));
      ServiceBus zero = cluster.buses.get(0);
      ServiceException failure =
          assertThrows(
              ServiceException.class, () -> zero.ask(1, ServiceKind.EXIT, Payload.EMPTY, false));
      assertEquals("refused here", failure.getMessage());
      zero.tell(1, ServiceKind.EXIT, Payload.EMPTY, false);
      zero.ask(1, ServiceKind.CLASS_BEGIN, Payload.EMPTY, false); // links are FIFO
      assertEquals(2, handled.size());
      assertEquals(List.of("refused here114"), cluster.fatal);
    }
  }

  @Test
  void waitKeepsInterruptAndPermit() {
    try (FakeCluster cluster = new FakeCluster(2)) {
      CountDownLatch asked = new CountDownLatch(1);
      Thread asker = Thread.currentThread();
      cluster
          .buses
          .get(1)
          .on(
              ServiceKind.CLASS_BEGIN,
              cluster.workers.get(1),
              request -> {
                asker.interrupt();
                LockSupport.unpark(asker);
                asked.countDown();
                request.reply(Payload.EMPTY, false);
              });
      cluster.buses.get(0).ask(1, ServiceKind.CLASS_BEGIN, Payload.EMPTY, false);
      assertTrue(Thread.interrupted());
      LockSupport.park(); // does not block: the permit was given back
    }
  }

  @Test
  void lostNodeFailsItsRequestsOnly() {
    try (FakeCluster cluster = new FakeCluster(3)) {
      List<Request> held = new java.util.concurrent.CopyOnWriteArrayList<>();
      for (int rank = 1; rank < 3; rank++) {
        cluster.buses.get(rank).on(ServiceKind.STREAM_READ, Runnable::run, held::add);
        cluster
            .buses
            .get(rank)
            .on(
                ServiceKind.CLASS_BEGIN,
                Runnable::run,
                request -> request.reply(Payload.EMPTY, false));
      }
      ServiceBus zero = cluster.buses.get(0);
      CompletableFuture<byte[]> one =
          zero.askLater(1, ServiceKind.STREAM_READ, Payload.EMPTY, false);
      CompletableFuture<byte[]> two =
          zero.askLater(2, ServiceKind.STREAM_READ, Payload.EMPTY, false);
      zero.askOthers(ServiceKind.CLASS_BEGIN, Payload.EMPTY, false);
      zero.lost(2);
      assertThrows(ServiceException.class, () -> ServiceBus.await(two));
      held.forEach(request -> request.reply(bytes("answer"), false));
      assertEquals("answer", text(ServiceBus.await(one)));
    }
  }
}
