package dev.heddle.agent.boot;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Takes the jars that a host lacks from its stdin, by ssh, into the directory it is given. A jar
 * has its name when it is whole, in one move: of two runs that bring the same one, either may win.
 */
public final class ReceiverMain {
  private static final int STATUS_FAILED = 1;

  private ReceiverMain() {}

  public static void main(String[] arguments) throws NoSuchAlgorithmException {
    try {
      receive(new DataInputStream(new BufferedInputStream(System.in)), Path.of(arguments[0]));
    } catch (IOException e) {
      System.out.println("heddle: cannot write to " + arguments[0] + ": " + e.getMessage());
      System.exit(STATUS_FAILED);
    }
  }

  /** Pairs of a hash and its content, until the name is empty. */
  static void receive(DataInputStream in, Path directory)
      throws IOException, NoSuchAlgorithmException {
    for (String hash = in.readUTF(); !hash.isEmpty(); hash = in.readUTF()) {
      Path unfinished = Files.createTempFile(directory, "incoming-", ".part");
      try {
        String found = copy(in, in.readLong(), unfinished);
        if (!found.equals(hash)) {
          throw new IOException("content of " + hash + " arrived as " + found);
        }
        Files.move(unfinished, directory.resolve(hash + ".jar"), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    }
  }

  private static String copy(DataInputStream in, long size, Path file)
      throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
      for (long left = size; left > 0; ) {
        int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
        if (read == 0) {
          throw new IOException("the connection ended");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
    StringBuilder hex = new StringBuilder();
    for (byte one : digest.digest()) {
      hex.append(Character.forDigit(one >> 4 & 0xf, 16)).append(Character.forDigit(one & 0xf, 16));
    }
    return hex.toString();
  }
}
