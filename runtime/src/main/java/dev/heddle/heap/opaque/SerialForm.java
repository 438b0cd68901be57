package dev.heddle.heap.opaque;

import dev.heddle.bridge.OpaqueHandle;
import dev.heddle.heap.layout.Layouts;
import dev.heddle.heap.layout.Word;
import dev.heddle.heap.layout.WordSet;
import dev.heddle.heap.raw.Raw;
import dev.heddle.heap.wire.WordSink;
import dev.heddle.heap.wire.WordSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.text.Format;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;

/**
 * The serial form is the state: for classes whose fields are caches of each other and refer to
 * constants of the JDK. It takes methods of the object, so that it is made by the thread that
 * changed the object, and a state that arrives is put by the thread that uses it next.
 */
final class SerialForm implements Form {
  private static final Object[] NONE = {};

  private static final VarHandle ARRIVED = arrivedHandle();

  private final WordSet words;

  SerialForm(Class<?> type) {
    words = Layouts.plain(type, Object.class);
  }

  private static VarHandle arrivedHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(OpaqueHandle.class, "arrived", byte[].class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public Object first(Object object) {
    return serialize(object);
  }

  /**
   * Of a clone: to be written, a date or calendar computes what was set, and what is set next would
   * count from there.
   */
  private static byte[] serialize(Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(copy(object));
    } catch (IOException e) {
      throw new UncheckedIOException(object.getClass().getName(), e);
    }
    return bytes.toByteArray();
  }

  @SuppressWarnings("JavaUtilDate") // the program's
  private static Object copy(Object object) {
    if (object instanceof Date date) {
      return date.clone();
    } else if (object instanceof Calendar calendar) {
      return calendar.clone();
    } else if (object instanceof TimeZone zone) {
      return zone.clone();
    } else if (object instanceof Format format) {
      return format.clone();
    }
    return object; // symbols, which have nothing left to compute
  }

  @Override
  public Object take(Object object, OpaqueHandle handle) {
    return handle.latest;
  }

  @Override
  public void put(Object object, OpaqueHandle handle, Object state) {
    if (!equal(state, handle.latest)) {
      handle.latest = (byte[]) state;
      handle.arrived = (byte[]) state;
    }
  }

  /** One thread at a time; the others wait, since they may not use the object before. */
  @Override
  public void arrived(Object object, OpaqueHandle handle) {
    synchronized (handle) {
      for (byte[] state = handle.arrived; state != null; state = handle.arrived) {
        become(object, deserialize(state));
        ARRIVED.compareAndSet(handle, state, null);
      }
    }
  }

  private static Object deserialize(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the nodes run different JDKs", e);
    }
  }

  /** Takes over the fields of one that nobody else has. */
  private void become(Object object, Object made) {
    for (int i = 0; i < words.referenceCount(); i++) {
      long offset = words.reference(i).offset();
      Raw.putReference(object, offset, Raw.getReference(made, offset));
    }
    for (int i = 0; i < words.primitiveCount(); i++) {
      Word word = words.primitive(i);
      Raw.putVolatile(
          object, word.offset(), word.width(), Raw.get(made, word.offset(), word.width()));
    }
  }

  @Override
  public void written(Object object, OpaqueHandle handle) {
    handle.latest = serialize(object);
  }

  @Override
  public boolean equal(Object state, Object other) {
    return Arrays.equals((byte[]) state, (byte[]) other);
  }

  @Override
  public void write(Object state, WordSink sink) {
    sink.out().writeBytes((byte[]) state);
  }

  @Override
  public Object read(WordSource source) {
    return source.in().readBytes();
  }

  @Override
  public Object[] references(Object state) {
    return NONE;
  }

  @Override
  public int bytes(Object state) {
    return ((byte[]) state).length;
  }
}
