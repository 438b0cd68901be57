package dev.heddle.apps.io;

import dev.heddle.apps.Args;
import dev.heddle.apps.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A server with a thread per connection, as in every book; main accepts. */
public final class EchoServer {
  private final ServerSocket listening;
  private int answered;

  private EchoServer(ServerSocket listening) {
    this.listening = listening;
  }

  private synchronized void count() {
    answered++;
  }

  /** Answers each line in capitals until the client says bye. */
  private final class Handler extends Thread {
    private final Socket socket;

    Handler(Socket socket) {
      this.socket = socket;
    }

    @Override
    public void run() {
      try (socket;
          BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
          PrintWriter out = new PrintWriter(socket.getOutputStream(), true)) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          out.println(line.toUpperCase(Locale.ROOT));
          count();
          if (line.equals("bye")) {
            break;
          }
        }
      } catch (IOException e) {
        e.printStackTrace();
      }
    }
  }

  private static final class Client extends Thread {
    private final int port;
    private final int lines;
    private final StringBuilder heard = new StringBuilder();

    Client(int port, int lines) {
      this.port = port;
      this.lines = lines;
    }

    @Override
    public void run() {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
        PrintWriter out = new PrintWriter(socket.getOutputStream(), true);
        for (int i = 0; i < lines; i++) {
          out.println("line " + i);
          heard.append(in.readLine()).append(';');
        }
        out.println("bye");
        heard.append(in.readLine()).append(in.readLine());
      } catch (IOException e) {
        e.printStackTrace();
      }
    }
  }

  /**
   * Runs the server and its clients.
   *
   * @param args clients, lines of each
   */
  public static void main(String[] args) throws Exception {
    int clients = Args.number(args, 0, 3);
    int lines = Args.number(args, 1, 5);
    EchoServer server = new EchoServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    List<Client> started = new ArrayList<>();
    List<Thread> handlers = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Client client = new Client(server.listening.getLocalPort(), lines);
      client.start();
      started.add(client);
      Handler handler = server.new Handler(server.listening.accept());
      handler.start();
      handlers.add(handler);
    }
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      expected.append("LINE ").append(i).append(';');
    }
    expected.append("BYEnull");
    boolean right = true;
    for (int i = 0; i < clients; i++) {
      started.get(i).join();
      handlers.get(i).join();
      right &= started.get(i).heard.toString().contentEquals(expected);
    }
    server.listening.close();
    System.out.println("answered: " + server.answered);
    System.out.println("sum of a process: " + sumOfProcess(lines));
    Verdict.print("echo", right && server.answered == clients * (lines + 1));
  }

  /** One thread writes to a process, another reads from it, a third waits for its end. */
  private static String sumOfProcess(int lines) throws Exception {
    Process process = new ProcessBuilder("cat").redirectErrorStream(true).start();
    int[] sum = new int[1];
    String[] ended = new String[1];
    Thread writer =
        new Thread(
            () -> {
              try (PrintWriter out = new PrintWriter(process.getOutputStream())) {
                for (int i = 1; i <= lines; i++) {
                  out.println(i);
                }
              }
            });
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader in = process.inputReader()) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                  sum[0] += Integer.parseInt(line);
                }
              } catch (IOException e) {
                e.printStackTrace();
              }
            });
    Thread waiter =
        new Thread(
            () -> {
              try {
                ended[0] = "exit " + process.waitFor();
              } catch (InterruptedException e) {
                ended[0] = e.toString();
              }
            });
    waiter.start();
    reader.start();
    writer.start();
    waiter.join();
    reader.join();
    return sum[0] + ", " + ended[0];
  }
}
