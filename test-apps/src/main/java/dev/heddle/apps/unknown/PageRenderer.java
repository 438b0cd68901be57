package dev.heddle.apps.unknown;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Renders a page whose images come by a completion service; the advertisement has a time limit. */
public class PageRenderer {

  static class ImageInfo {
    final String url;

    ImageInfo(String url) {
      this.url = url;
    }

    ImageData download() throws java.io.IOException {
      if (url.endsWith("broken.png")) {
        throw new java.io.FileNotFoundException(url);
      }
      byte[] bytes = new byte[url.length() * 40];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (url.charAt(i % url.length()) ^ i);
      }
      return new ImageData(this, bytes);
    }
  }

  static class ImageData {
    final ImageInfo info;
    final byte[] bytes;

    ImageData(ImageInfo info, byte[] bytes) {
      this.info = info;
      this.bytes = bytes;
    }

    String checksum() {
      java.util.zip.CRC32 crc = new java.util.zip.CRC32();
      crc.update(bytes);
      return Long.toHexString(crc.getValue());
    }
  }

  static class Downloaders implements ThreadFactory {
    private int made;

    public synchronized Thread newThread(Runnable r) {
      Thread thread = new Thread(r, "download-" + ++made);
      thread.setDaemon(true);
      return thread;
    }
  }

  private final ExecutorService executor = Executors.newFixedThreadPool(3, new Downloaders());

  void renderPage(List<ImageInfo> page) throws InterruptedException {
    CompletionService<ImageData> completion = new ExecutorCompletionService<ImageData>(executor);
    for (final ImageInfo image : page) {
      completion.submit(() -> image.download());
    }
    SortedMap<String, String> rendered = new TreeMap<String, String>();
    for (int t = 0, n = page.size(); t < n; t++) {
      Future<ImageData> f = completion.take();
      try {
        ImageData data = f.get();
        rendered.put(data.info.url, data.checksum() + " same " + (page.contains(data.info)));
      } catch (ExecutionException e) {
        rendered.put("~" + e.getCause().getClass().getSimpleName(), e.getMessage());
      }
    }
    rendered.forEach((url, sum) -> System.out.println(url + " -> " + sum));
  }

  String advertisement(boolean slow) throws InterruptedException {
    Future<String> ad =
        executor.submit(
            () -> {
              if (slow) {
                Thread.sleep(60_000);
              }
              return "buy";
            });
    try {
      return ad.get(slow ? 50 : 20_000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return "failed";
    } catch (TimeoutException e) {
      ad.cancel(true);
      return "default, cancelled " + ad.isCancelled();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    PageRenderer renderer = new PageRenderer();
    List<ImageInfo> page = new ArrayList<ImageInfo>();
    for (String name : "logo head foot broken side".split(" ")) {
      page.add(new ImageInfo("http://example.org/" + name + ".png"));
    }
    renderer.renderPage(page);
    System.out.println(renderer.advertisement(false));
    System.out.println(renderer.advertisement(true));
  }
}
