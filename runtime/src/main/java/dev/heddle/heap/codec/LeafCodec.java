package dev.heddle.heap.codec;

import dev.heddle.heap.wire.Input;
import dev.heddle.heap.wire.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Pattern;

/**
 * Immutable values without parts. Each read makes a new object, so that {@code new Integer(0)}
 * stays apart from the cached 0. Rare JDK classes go by Java serialization, which runs JDK code
 * only.
 */
final class LeafCodec {
  private static final int PLAIN_OBJECT = 0;
  private static final int STRING = 1;
  private static final int BIG_INTEGER = 2;
  private static final int BIG_DECIMAL = 3;
  private static final int CHARSET = 4;
  private static final int PATH = 5;
  private static final int SERIALIZED = 6;
  private static final int BOX = 7;
  private static final int SYSTEM_LOGGER = 8;
  private static final int SECURE_RANDOM = 9;
  private static final int BUNDLE = 10;

  private LeafCodec() {}

  /** Why this instance of a class of leaves cannot travel, as the end of a sentence; or null. */
  static String reason(Object value) {
    if (value instanceof SecureRandom random && random.getAlgorithm().equals("SHA1PRNG")) {
      return "its numbers may follow from a seed that another node's does not have";
    }
    return value instanceof ResourceBundle bundle && bundle.getBaseBundleName() == null
        ? "it has no base name to find it by"
        : null;
  }

  static void write(Object value, Output out) {
    if (value instanceof String s) {
      out.writeByte(STRING);
      out.writeString(s);
    } else if (BoxCodec.isBox(value)) {
      out.writeByte(BOX);
      BoxCodec.write(value, out);
    } else if (value.getClass() == Object.class) {
      out.writeByte(PLAIN_OBJECT);
    } else if (value instanceof BigInteger big) {
      out.writeByte(BIG_INTEGER);
      out.writeBytes(big.toByteArray());
    } else if (value instanceof BigDecimal big) {
      out.writeByte(BIG_DECIMAL);
      out.writeBytes(big.unscaledValue().toByteArray());
      out.writeInt(big.scale());
    } else if (value instanceof Charset charset) {
      out.writeByte(CHARSET);
      out.writeString(charset.name());
    } else if (value instanceof Path path) {
      out.writeByte(PATH);
      out.writeString(path.toString());
    } else if (value instanceof System.Logger logger) {
      out.writeByte(SYSTEM_LOGGER);
      out.writeString(logger.getName());
    } else if (value instanceof SecureRandom) {
      out.writeByte(SECURE_RANDOM);
    } else if (value instanceof ResourceBundle bundle) {
      out.writeByte(BUNDLE);
      out.writeString(bundle.getBaseBundleName());
      out.writeString(bundle.getLocale().toLanguageTag());
    } else {
      out.writeByte(SERIALIZED);
      out.writeBytes(serialize(value));
    }
  }

  static Object read(Input in) {
    int code = in.readByte();
    return switch (code) {
      case PLAIN_OBJECT -> new Object();
      case STRING -> in.readString();
      case BOX -> BoxCodec.readFresh(in);
      case BIG_INTEGER -> new BigInteger(in.readBytes());
      case BIG_DECIMAL -> new BigDecimal(new BigInteger(in.readBytes()), in.readInt());
      case CHARSET -> Charset.forName(in.readString());
      case PATH -> Path.of(in.readString());
      case SYSTEM_LOGGER -> System.getLogger(in.readString());
      case SECURE_RANDOM -> new SecureRandom();
      case BUNDLE -> bundle(in.readString(), Locale.forLanguageTag(in.readString()));
      case SERIALIZED -> deserialize(in.readBytes());
      default -> throw new IllegalArgumentException("leaf code " + code);
    };
  }

  /** The very bundle, not one that the search for another locale falls back to. */
  private static ResourceBundle bundle(String baseName, Locale locale) {
    return ResourceBundle.getBundle(
        baseName,
        locale,
        ClassLoader.getSystemClassLoader(),
        Control.getNoFallbackControl(Control.FORMAT_DEFAULT));
  }

  private static byte[] serialize(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      throw new UncheckedIOException(value.getClass().getName(), e);
    }
    return bytes.toByteArray();
  }

  private static Object deserialize(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      Object made = in.readObject();
      if (made instanceof Pattern pattern) {
        // Compiled by the first matcher it makes; a shared Matcher needs it without having made
        // one.
        pattern.matcher("");
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the nodes run different JDKs", e);
    }
  }
}
