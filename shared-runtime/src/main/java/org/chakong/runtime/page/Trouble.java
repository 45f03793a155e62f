package org.chakong.runtime.page;

import java.util.List;
import java.util.Locale;

/**
 * Something that is wrong now.
 *
 * @param section heading in the runbook that says what to do
 * @param text key of the sentence that says it
 * @param value what stands in the sentence; empty for nothing
 * @param details what else the check says, numbers and names of files, nothing of persons
 */
public record Trouble(
    String section, boolean urgent, String text, String value, List<String> details) {

  /** The section about figures that cannot be read. */
  static final String UNREAD = "ChakongFiguresUnread";

  public Trouble {
    details = List.copyOf(details);
  }

  /** Nobody knows whether what these figures measure is in order. */
  static Trouble unread(List<String> figures) {
    return new Trouble(
        UNREAD,
        true,
        "trouble_" + UNREAD.toLowerCase(Locale.ROOT),
        Integer.toString(figures.size()),
        figures);
  }

  /** Where the section begins on the page of the runbook. */
  public String anchor() {
    return anchor(section);
  }

  static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replace(",", "").replace(' ', '-');
  }
}
