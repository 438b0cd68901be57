package dev.heddle.heap.opaque;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.io.StreamTokenizer;
import java.io.Writer;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLConnection;
import java.nio.channels.Channel;
import java.nio.channels.FileLock;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Scanner;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.zip.Checksum;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.ZipFile;

/**
 * Which classes of the JDK are delegated: those of objects that are bound to their process by the
 * operating system (files, sockets, processes), what wraps these, and a few whose state is neither
 * copied cheaply nor used often.
 */
public final class DelegatedClasses {
  private static final List<Class<?>> ROOTS =
      List.of(
          Channel.class,
          Checksum.class,
          DatagramSocket.class,
          Deflater.class,
          FileLock.class,
          Formatter.class,
          Inflater.class,
          InputStream.class,
          MessageDigest.class,
          OutputStream.class,
          Process.class,
          ProcessBuilder.class,
          RandomAccessFile.class,
          Reader.class,
          Scanner.class,
          ServerSocket.class,
          Socket.class,
          StreamTokenizer.class,
          URLConnection.class,
          WeakHashMap.class,
          Writer.class,
          ZipFile.class);

  /** Whose iterators and views are delegated with them. */
  private static final List<String> WITH_NESTED = List.of("java.util.WeakHashMap$");

  /** Two threads meet in one: who waits inside must let go of its monitor. */
  private static final Set<String> MEETING_PLACES =
      Set.of("java.io.PipedInputStream", "java.io.PipedReader", "java.lang.ProcessImpl");

  private DelegatedClasses() {}

  /** Whether instances of just this class of the JDK are delegated. */
  public static boolean contains(Class<?> type) {
    if (ROOTS.stream().anyMatch(root -> root.isAssignableFrom(type))) {
      return true;
    }
    return WITH_NESTED.stream().anyMatch(type.getName()::startsWith);
  }

  /** The classes whose methods an instance has, {@code Object} left out. */
  public static List<Class<?>> withMethods(Class<?> type) {
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> c = type; c != Object.class && c != null; c = c.getSuperclass()) {
      found.add(c);
    }
    return found;
  }

  /**
   * Whether the class's synchronized methods wait for each other: a stand-in's monitor must not be
   * held while one is executed.
   */
  public static boolean isMeetingPlace(Class<?> type) {
    return MEETING_PLACES.contains(type.getName());
  }
}
