package org.chakong.runtime.print;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A paper to be printed.
 *
 * @param issuer in whose name it is given
 * @param number of the request; with the title the only thing that the file tells of itself
 * @param code what the QR code says
 * @param at what the facts stand for: the date of the file, so that they always give the same bytes
 * @param signatories places to sign or stamp at the end, none where the paper needs none
 * @param notes small print at the end
 */
public record Sheet(
    String issuer,
    String title,
    String subtitle,
    String number,
    String code,
    Instant at,
    List<Part> parts,
    List<String> signatories,
    List<String> notes) {

  public Sheet {
    parts = List.copyOf(parts);
    signatories = List.copyOf(signatories);
    notes = List.copyOf(notes);
  }

  /**
   * A part under a heading; what is empty is not printed.
   *
   * @param heads of the columns of the rows
   */
  public record Part(
      String heading,
      List<Fact> facts,
      List<String> lines,
      List<String> heads,
      List<List<String>> rows) {

    public Part {
      facts = List.copyOf(facts);
      lines = List.copyOf(lines);
      heads = List.copyOf(heads);
      rows = List.copyOf(rows);
    }
  }

  /** A fact with its label. */
  public record Fact(String label, String value) {}

  public static Part facts(String heading, Facts facts) {
    return new Part(heading, facts.list, List.of(), List.of(), List.of());
  }

  public static Part lines(String heading, List<String> lines) {
    return new Part(heading, List.of(), lines, List.of(), List.of());
  }

  public static Part grid(String heading, List<String> heads, List<List<String>> rows) {
    return new Part(heading, List.of(), List.of(), heads, rows);
  }

  /** Facts being gathered; what is not known is left out. */
  public static final class Facts {

    private final List<Fact> list = new ArrayList<>();

    public Facts add(String label, String value) {
      if (value != null && !value.isBlank()) {
        list.add(new Fact(label, value));
      }
      return this;
    }
  }
}
