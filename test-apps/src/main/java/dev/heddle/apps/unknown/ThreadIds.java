package dev.heddle.apps.unknown;

import java.text.SimpleDateFormat;
import java.util.Arrays;
import java.util.Date;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** ThreadLocal as its Javadoc has it, with formats per thread and values that are inherited. */
public class ThreadIds {
  private static final AtomicInteger nextId = new AtomicInteger(0);

  private static final ThreadLocal<Integer> threadId =
      new ThreadLocal<Integer>() {
        @Override
        protected Integer initialValue() {
          return nextId.getAndIncrement();
        }
      };

  private static final ThreadLocal<SimpleDateFormat> FORMAT =
      ThreadLocal.withInitial(
          () -> {
            SimpleDateFormat f = new SimpleDateFormat("yyyy-MM-dd HH:mm");
            f.setTimeZone(TimeZone.getTimeZone("UTC"));
            return f;
          });

  private static final InheritableThreadLocal<String> request =
      new InheritableThreadLocal<String>() {
        @Override
        protected String childValue(String parent) {
          return parent + "/child";
        }
      };

  private static final ThreadLocal<int[]> counter = ThreadLocal.withInitial(() -> new int[1]);

  static class Session implements Runnable {
    final String[] lines = new String[4];
    int id;

    @Override
    public void run() {
      id = threadId.get();
      lines[0] = request.get();
      lines[1] = FORMAT.get().format(new Date(86_400_000L * 365));
      for (int i = 0; i < 1000; i++) counter.get()[0]++;
      request.set("mine " + request.get());
      Thread grandchild =
          new Thread(
              () -> {
                lines[2] = request.get();
                lines[3] = String.valueOf(counter.get()[0]);
              });
      grandchild.start();
      try {
        grandchild.join();
      } catch (InterruptedException e) {
        throw new RuntimeException(e);
      }
      counter.remove();
      lines[3] += counter.get()[0];
    }
  }

  public static void main(String[] args) throws Exception {
    request.set("GET /");
    Session[] sessions = {new Session(), new Session(), new Session()};
    Thread[] threads = new Thread[3];
    for (int i = 0; i < 3; i++) (threads[i] = new Thread(sessions[i])).start();
    TreeSet<Integer> ids = new TreeSet<>();
    for (int i = 0; i < 3; i++) {
      threads[i].join();
      ids.add(sessions[i].id);
      System.out.println(Arrays.toString(sessions[i].lines));
    }
    System.out.println(
        ids + " main " + threadId.get() + " " + request.get() + " " + counter.get()[0]);
    request.remove();
    Session late = new Session();
    Thread t = new Thread(null, late, "late", 0, false);
    t.start();
    t.join();
    System.out.println(late.lines[0] + " " + late.lines[2]);
  }
}
