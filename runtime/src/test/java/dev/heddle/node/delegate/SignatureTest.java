package dev.heddle.node.delegate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.node.delegate.Signature.Direction;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final Signature READ = Signature.of("java/io/InputStream.read ([BII)I");

  @Test
  void aKeySaysClassNameAndType() {
    assertEquals("java.io.InputStream", READ.className());
    assertEquals("read", READ.name());
    assertEquals(3, READ.type().parameterCount());
    assertEquals(
        "java.util.zip.ZipFile$ZipEntryIterator",
        Signature.of("java/util/zip/ZipFile$ZipEntryIterator.next ()Ljava/lang/Object;")
            .className());
  }

  @Test
  void onlyWhatIsDeclaredAsAnArrayIsCopied() {
    Signature put = Signature.of("java/util/WeakHashMap.put (Ljava/lang/Object;[C)V");
    assertFalse(put.isCopied(0));
    assertTrue(put.isCopied(1));
    assertTrue(Signature.of("a/B.read (Ljava/nio/ByteBuffer;)I").isCopied(0));
  }

  @Test
  void namesSayWhichWayContentGoes() {
    assertEquals(Direction.OUT, READ.direction());
    assertEquals(Direction.IN, Signature.of("java/io/Writer.write ([C)V").direction());
    assertEquals(Direction.BOTH, Signature.of("a/B.transform ([B)V").direction());
  }

  @Test
  void theWindowIsWhatTheMethodMayTouch() {
    assertArrayEquals(new int[] {2, 5}, READ.window(0, new Object[] {new byte[9], 2, 3}, 9));
    Signature whole = Signature.of("java/io/InputStream.read ([B)I");
    assertArrayEquals(new int[] {0, 9}, whole.window(0, new Object[] {new byte[9]}, 9));
  }

  @Test
  void aWindowOutsideIsLeftToTheMethodToRefuse() {
    assertArrayEquals(new int[] {0, 9}, READ.window(0, new Object[] {new byte[9], 8, 3}, 9));
    assertArrayEquals(
        new int[] {0, 9}, READ.window(0, new Object[] {new byte[9], 1, Integer.MAX_VALUE}, 9));
    assertArrayEquals(new int[] {0, 9}, READ.window(0, new Object[] {new byte[9], 3, -1}, 9));
  }

  @Test
  void whatReadReturnsIsHowMuchCame() {
    int[] window = {2, 5};
    assertEquals(1, READ.filled(window, 1));
    assertEquals(0, READ.filled(window, -1));
    assertEquals(
        3, Signature.of("java/io/RandomAccessFile.readFully ([BII)V").filled(window, null));
  }
}
