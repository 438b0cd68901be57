package dev.heddle.transport.grpc;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * What the transport is measured against: blocking TCP on loopback, both ends parked in read.
 * Request: i32 length, i32 answer length, bytes.
 */
final class RawEcho {
  private RawEcho() {}

  public static void main(String[] args) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.out.println(server.getLocalPort());
      try (Socket socket = server.accept()) {
        socket.setTcpNoDelay(true);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] head = new byte[8];
        while (true) {
          in.readFully(head);
          byte[] body = in.readNBytes(intAt(head, 0));
          socket.getOutputStream().write(body, 0, intAt(head, 4));
        }
      }
    } catch (java.io.EOFException e) {
      // The other end is done.
    }
  }

  private static int intAt(byte[] bytes, int offset) {
    return java.nio.ByteBuffer.wrap(bytes).getInt(offset);
  }

  /** The asking end. */
  static final class Client implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;

    Client(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new DataInputStream(socket.getInputStream());
    }

    void ask(int bytes, int answerBytes, byte[] scratch) throws IOException {
      byte[] request = new byte[8 + bytes];
      java.nio.ByteBuffer.wrap(request).putInt(bytes).putInt(answerBytes);
      socket.getOutputStream().write(request);
      in.readFully(scratch, 0, answerBytes);
    }

    void push(byte[] frame, boolean answer) throws IOException {
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      byte[] head = new byte[8];
      java.nio.ByteBuffer.wrap(head).putInt(frame.length).putInt(answer ? 1 : 0);
      out.write(head);
      out.write(frame);
      if (answer) {
        in.readByte();
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
