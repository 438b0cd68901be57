package dev.heddle.node.service;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands the very objects over: the nodes of a test share one heap. Refuses what it was told to. */
public final class FakeCodec implements ValueCodec {
  private static final Map<Integer, Object[]> SENT = new ConcurrentHashMap<>();
  private static final AtomicInteger LAST = new AtomicInteger();

  private final List<Class<?>> refused;

  public FakeCodec(Class<?>... refused) {
    this.refused = List.of(refused);
  }

  @Override
  public byte[] encode(Object... values) {
    for (Object value : values) {
      if (value != null && refused.contains(value.getClass())) {
        throw new IllegalArgumentException(value.getClass().getName() + " cannot be shared");
      }
    }
    int key = LAST.incrementAndGet();
    SENT.put(key, values);
    return ByteBuffer.allocate(Integer.BYTES).putInt(key).array();
  }

  @Override
  public Object[] decode(byte[] bytes) {
    return SENT.get(ByteBuffer.wrap(bytes).getInt());
  }
}
