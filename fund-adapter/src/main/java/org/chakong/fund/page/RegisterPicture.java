package org.chakong.fund.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.chakong.contracts.api.RegisterEntry;
import org.chakong.contracts.identity.Money;

/**
 * An account's register as a picture: the balance with what each freeze holds of it, in order, and
 * the terms. Widths are units of the picture's own.
 */
public record RegisterPicture(
    int width, List<Part> balance, List<Row> rows, List<Term> terms, int height, long today) {

  private static final int WIDTH = 1000;
  private static final int COLOURS = 5;
  private static final int TERM_HEIGHT = 28;

  public RegisterPicture {
    balance = List.copyOf(balance);
    rows = List.copyOf(rows);
    terms = List.copyOf(terms);
  }

  /** A part of a bar; {@code kind} names its colour. */
  public record Part(String kind, long x, long width) {}

  /** A freeze in its place: what it holds and what it waits for, of what was ordered. */
  public record Row(
      int place,
      String kind,
      String freezeNo,
      String court,
      String caseNumber,
      String state,
      String ordered,
      String frozen,
      String waiting,
      boolean topUp,
      List<Part> parts) {

    public Row {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A freeze's term.
   *
   * @param until empty for a freeze whose term has not begun
   */
  public record Term(
      String freezeNo, String kind, String from, String until, int y, long x, long width) {}

  /**
   * @param open the freezes in force or waiting, in order
   * @param today legal day
   */
  static RegisterPicture of(
      Money balance, List<RegisterEntry> open, LocalDate today, DeskWords words) {
    List<Part> whole = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    long held = 0;
    for (int at = 0; at < open.size(); at++) {
      RegisterEntry freeze = open.get(at);
      long from = share(held, balance);
      held += freeze.frozen().fen();
      whole.add(new Part(kind(at), from, share(held, balance) - from));
      rows.add(row(at, freeze, words));
    }
    long end = share(held, balance);
    whole.add(new Part("free", end, WIDTH - end));
    Span span = Span.of(open, today);
    List<Term> terms = new ArrayList<>();
    for (int at = 0; at < open.size(); at++) {
      terms.add(term(at, open.get(at), span));
    }
    return new RegisterPicture(
        WIDTH, whole, rows, terms, Math.max(1, open.size()) * TERM_HEIGHT, span.x(today));
  }

  private static Row row(int at, RegisterEntry freeze, DeskWords words) {
    long frozen = share(freeze.frozen().fen(), freeze.ordered());
    return new Row(
        at + 1,
        kind(at),
        freeze.freezeNo(),
        freeze.court(),
        freeze.caseNumber(),
        words.word("freeze", freeze.state()),
        words.yuan(freeze.ordered()),
        words.yuan(freeze.frozen()),
        words.yuan(freeze.waiting()),
        Boolean.TRUE.equals(freeze.topUp()),
        List.of(
            new Part(kind(at), 0, frozen),
            new Part("waiting", frozen, freeze.waiting().isZero() ? 0 : WIDTH - frozen)));
  }

  private static Term term(int at, RegisterEntry freeze, Span span) {
    long from = span.x(freeze.from());
    return new Term(
        freeze.freezeNo(),
        kind(at),
        freeze.from() == null ? "" : freeze.from().toString(),
        freeze.until() == null ? "" : freeze.until().toString(),
        at * TERM_HEIGHT,
        from,
        freeze.until() == null ? WIDTH - from : Math.max(1, span.x(freeze.until()) - from));
  }

  private static String kind(int at) {
    return "held" + at % COLOURS;
  }

  /** How far along the bar a sum ends; ends are rounded, so that parts add up to the bar. */
  private static long share(long fen, Money whole) {
    return whole == null || whole.isZero() ? 0 : Math.min(WIDTH, fen * WIDTH / whole.fen());
  }

  /** The days that the time line shows. */
  private record Span(LocalDate first, long days) {

    static Span of(List<RegisterEntry> open, LocalDate today) {
      LocalDate first = today;
      LocalDate last = today.plusDays(1);
      for (RegisterEntry freeze : open) {
        first = freeze.from() != null && freeze.from().isBefore(first) ? freeze.from() : first;
        last = freeze.until() != null && freeze.until().isAfter(last) ? freeze.until() : last;
      }
      return new Span(first, ChronoUnit.DAYS.between(first, last));
    }

    long x(LocalDate day) {
      return day == null ? 0 : ChronoUnit.DAYS.between(first, day) * WIDTH / days;
    }
  }
}
