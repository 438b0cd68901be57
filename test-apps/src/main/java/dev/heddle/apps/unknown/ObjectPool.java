package dev.heddle.apps.unknown;

import java.util.Stack;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A pool of costly objects with a semaphore, closed by try-with-resources. */
public class ObjectPool<T> {
  private final Semaphore available;
  private final Stack<T> idle = new Stack<>();
  private final Supplier<? extends T> factory;
  private int created;

  ObjectPool(int size, Supplier<? extends T> factory) {
    available = new Semaphore(size, true);
    this.factory = factory;
  }

  class Lease implements AutoCloseable {
    private T object;

    private Lease(T object) {
      this.object = object;
    }

    T get() {
      if (object == null) {
        throw new IllegalStateException("closed");
      }
      return object;
    }

    @Override
    public void close() {
      T back = object;
      object = null;
      if (back != null) {
        synchronized (idle) {
          idle.push(back);
        }
        available.release();
      }
    }
  }

  Lease borrow() throws InterruptedException {
    if (!available.tryAcquire(20, TimeUnit.SECONDS)) {
      throw new InterruptedException("no object in twenty seconds");
    }
    synchronized (idle) {
      if (!idle.empty()) {
        return new Lease(idle.pop());
      }
      created++;
      return new Lease(factory.get());
    }
  }

  static class Connection {
    private static int opened;
    private final int id = ++opened;
    private Thread user;
    private int queries;

    int query(int x) {
      if (user != null) {
        throw new Error("connection " + id + " is used by " + user.getName());
      }
      user = Thread.currentThread();
      try {
        queries++;
        return x * x;
      } finally {
        user = null;
      }
    }
  }

  static class Client implements Runnable {
    private final ObjectPool<Connection> pool;
    private long sum;
    private Throwable suppressed;

    Client(ObjectPool<Connection> pool) {
      this.pool = pool;
    }

    @Override
    public void run() {
      for (int i = 1; i <= 60; i++) {
        try (ObjectPool<Connection>.Lease lease = pool.borrow();
            AutoCloseable complaint =
                () -> {
                  throw new UnsupportedOperationException("on close");
                }) {
          sum += lease.get().query(i);
          if (i % 20 == 0) {
            throw new IllegalArgumentException("query " + i);
          }
        } catch (IllegalArgumentException e) {
          suppressed = e;
        } catch (UnsupportedOperationException e) {
          sum++;
        } catch (Exception e) {
          throw new RuntimeException(e);
        }
      }
    }
  }

  public static void main(String[] args) throws Exception {
    ObjectPool<Connection> pool = new ObjectPool<>(2, Connection::new);
    Client[] clients = new Client[3];
    Thread[] threads = new Thread[3];
    for (int i = 0; i < 3; i++) {
      threads[i] = new Thread(clients[i] = new Client(pool));
      threads[i].start();
    }
    int queries = 0;
    for (int i = 0; i < 3; i++) {
      threads[i].join();
      System.out.println(
          clients[i].sum
              + " "
              + clients[i].suppressed
              + " "
              + clients[i].suppressed.getSuppressed()[0].getMessage());
    }
    for (Connection c : pool.idle) queries += c.queries;
    System.out.println(
        queries
            + " queries, at most two "
            + (pool.created <= 2)
            + " "
            + (pool.created == Connection.opened));
    ObjectPool<Connection>.Lease lease = pool.borrow();
    lease.close();
    try {
      lease.get();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage() + ", free " + pool.available.availablePermits());
    }
  }
}
