package dev.heddle.apps.unknown;

import java.util.Date;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.Properties;
import java.util.Stack;
import java.util.StringTokenizer;
import java.util.Vector;

/**
 * A ticket office in the Java of 1996: Vector, Hashtable, Enumeration, Stack, StringTokenizer, no
 * generics.
 */
public class VectorOnly implements Runnable {
  private static Vector tickets = new Vector(10, 5);
  private static Hashtable sold = new Hashtable();
  private static Stack returned = new Stack();
  private static Properties prices = new Properties();
  private String seller;

  public VectorOnly(String seller) {
    this.seller = seller;
  }

  static class Ticket extends Object implements Cloneable {
    Integer seat;
    String show;
    private Long price;

    Ticket(int seat, String show) {
      this.seat = new Integer(seat);
      this.show = show;
      price = Long.valueOf(prices.getProperty(show, "10"));
    }

    public boolean equals(Object o) {
      return o instanceof Ticket
          && ((Ticket) o).seat.equals(seat)
          && ((Ticket) o).show.equals(show);
    }

    public int hashCode() {
      return seat.hashCode() ^ show.hashCode();
    }
  }

  public void run() {
    for (int i = 0; i < 30; i++) {
      Ticket ticket;
      synchronized (tickets) {
        if (tickets.isEmpty()) return;
        ticket = (Ticket) tickets.lastElement();
        tickets.removeElement(ticket);
      }
      Vector mine;
      synchronized (sold) {
        mine = (Vector) sold.get(seller);
        if (mine == null) {
          mine = new Vector();
          sold.put(seller, mine);
        }
      }
      mine.addElement(ticket);
      if (ticket.seat.intValue() % 10 == 9) {
        returned.push(ticket);
        mine.removeElementAt(mine.size() - 1);
      }
    }
  }

  public static void main(String[] args) {
    prices.put("Hamlet", "12");
    prices.put("Macbeth", "15");
    StringTokenizer shows = new StringTokenizer("Hamlet,Macbeth Othello", ", ");
    for (int seat = 0; shows.hasMoreTokens(); ) {
      String show = shows.nextToken();
      for (int i = 0; i < 20; i++) tickets.addElement(new Ticket(seat++, show));
    }
    System.out.println(
        tickets.size()
            + " of "
            + tickets.capacity()
            + ", first "
            + tickets.indexOf(new Ticket(3, "Hamlet")));
    Thread[] sellers = new Thread[3];
    for (int i = 0; i < sellers.length; i++) {
      sellers[i] = new Thread(new VectorOnly("seller" + i));
      sellers[i].start();
    }
    for (int i = 0; i < sellers.length; i++) {
      try {
        sellers[i].join();
      } catch (InterruptedException e) {
        System.exit(3);
      }
    }
    long income = 0;
    int count = 0;
    boolean known = true;
    for (Enumeration e = sold.elements(); e.hasMoreElements(); ) {
      Vector v = (Vector) e.nextElement();
      Object[] copy = new Object[v.size()];
      v.copyInto(copy);
      for (int i = 0; i < copy.length; i++) {
        income += ((Ticket) copy[i]).price.longValue();
        count++;
      }
    }
    for (Enumeration e = sold.keys(); e.hasMoreElements(); )
      known &= ((String) e.nextElement()).startsWith("seller");
    System.out.println(
        count + " sold for " + income + " " + known + ", returned " + returned.size());
    int top = 0;
    while (!returned.empty()) top = Math.max(top, ((Ticket) returned.pop()).seat.intValue());
    Dictionary d = prices;
    System.out.println(top + " " + d.get("Macbeth") + " " + returned.search("x") + " " + tickets);
    Vector copy = (Vector) tickets.clone();
    copy.setSize(3);
    copy.insertElementAt("a", 1);
    System.out.println(copy + " " + copy.contains(null) + " " + new Date(0).getTime());
    try {
      copy.elementAt(9);
    } catch (ArrayIndexOutOfBoundsException e) {
      System.out.println(e.getMessage());
    }
  }
}
