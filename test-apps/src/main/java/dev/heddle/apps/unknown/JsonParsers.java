package dev.heddle.apps.unknown;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small JSON parser in each thread; errors have positions and causes. */
public class JsonParsers {

  static class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int position;

    JsonException(String message, int position, Throwable cause) {
      super(message + " at " + position, cause);
      this.position = position;
    }
  }

  static class Parser implements Runnable {
    private final PushbackReader in;
    private int position;
    Object result;
    JsonException failure;

    Parser(String text) {
      in = new PushbackReader(new StringReader(text));
    }

    private int read() throws IOException {
      int c;
      do {
        c = in.read();
        position++;
      } while (c == ' ' || c == '\n');
      return c;
    }

    private Object value() throws IOException {
      int c = read();
      switch (c) {
        case '{':
          return object();
        case '[':
          List<Object> list = new ArrayList<>();
          if ((c = read()) == ']') return list;
          in.unread(c);
          position--;
          do list.add(value());
          while ((c = read()) == ',');
          expect(']', c);
          return list;
        case '"':
          StringBuilder text = new StringBuilder();
          for (; (c = in.read()) != '"'; position++) {
            if (c < 0) throw new JsonException("unterminated string", position, null);
            text.append((char) c);
          }
          position++;
          return text.toString();
        default:
          StringBuilder token = new StringBuilder();
          for (; Character.isLetterOrDigit(c) || c == '-' || c == '.'; c = in.read(), position++)
            token.append((char) c);
          if (c >= 0) in.unread(c);
          position--;
          return scalar(token.toString());
      }
    }

    private Object scalar(String token) {
      switch (token) {
        case "true":
        case "false":
          return Boolean.valueOf(token);
        case "null":
          return null;
        default:
          try {
            if (token.indexOf('.') >= 0) return Double.valueOf(token);
            return Long.parseLong(token);
          } catch (NumberFormatException e) {
            throw new JsonException("bad token '" + token + "'", position, e);
          }
      }
    }

    private Map<String, Object> object() throws IOException {
      Map<String, Object> map = new LinkedHashMap<>();
      int c;
      do {
        Object key = value();
        expect(':', read());
        try {
          map.put((String) key, value());
        } catch (ClassCastException e) {
          throw new JsonException("key is no string", position, e);
        }
      } while ((c = read()) == ',');
      expect('}', c);
      return map;
    }

    private void expect(char wanted, int c) {
      if (c != wanted)
        throw new JsonException(
            "wanted " + wanted + " but " + (c < 0 ? "end" : "" + (char) c), position, null);
    }

    @Override
    public void run() {
      try {
        result = value();
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (JsonException e) {
        failure = e;
      }
    }
  }

  public static void main(String[] args) throws InterruptedException {
    String[] texts = {
      "{\"name\": \"Ada\", \"born\": 1815, \"tags\": [true, null, -2.50, []], \"in\": {\"x\": {\"y\": 0}}}",
      "[1, 2, [3, [4, [5, [\"deep\"]]]]]",
      "{\"a\": 12x4}",
      "[1, 2",
      "{7: 8}",
      "\"open"
    };
    Parser[] parsers = new Parser[texts.length];
    Thread[] threads = new Thread[texts.length];
    for (int i = 0; i < texts.length; i++)
      (threads[i] = new Thread(parsers[i] = new Parser(texts[i]))).start();
    for (int i = 0; i < texts.length; i++) {
      threads[i].join();
      if (parsers[i].failure == null) {
        System.out.println(parsers[i].result);
      } else {
        JsonException e = parsers[i].failure;
        StackTraceElement[] trace = e.getStackTrace();
        System.out.println(
            e.getMessage()
                + " from "
                + trace[0].getMethodName()
                + ", last "
                + trace[trace.length - 1].getMethodName());
        if (e.getCause() != null) System.out.println("  " + e.getCause().getClass().getName());
        if (e.getCause() instanceof NumberFormatException)
          System.out.println("  " + e.getCause().getMessage());
      }
    }
  }
}
