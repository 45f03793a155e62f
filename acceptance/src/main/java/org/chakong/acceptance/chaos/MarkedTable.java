package org.chakong.acceptance.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A table of figures in a document, between marks that name the command that measured them. */
public final class MarkedTable {

  private static final String END = "<!-- end of figures -->";

  private final String begin;

  /**
   * @param command that writes the table, as a user types it
   */
  public MarkedTable(String command) {
    this.begin = "<!-- figures: written by " + command + " -->";
  }

  /**
   * Replaces what stands between the marks.
   *
   * @param head one line above the table: which run this was
   * @param rows the first is the table's head; all of the same length
   * @throws IOException when the document has no such marks
   */
  public void into(Path document, String head, List<List<String>> rows) throws IOException {
    String before = Files.readString(document);
    int from = before.indexOf(begin);
    int to = before.indexOf(END, Math.max(from, 0));
    if (from < 0 || to < 0) {
      throw new IOException(document + " has no place for figures");
    }
    String rule = "|---".repeat(rows.getFirst().size()) + "|\n";
    String table =
        line(rows.getFirst())
            + rule
            + rows.stream().skip(1).map(MarkedTable::line).collect(Collectors.joining());
    Files.writeString(
        document,
        before.substring(0, from + begin.length())
            + "\n"
            + head
            + "\n\n"
            + table
            + before.substring(to));
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.isEmpty() ? " |" : " " + cell + " |")
        .collect(Collectors.joining("", "|", "\n"));
  }
}
