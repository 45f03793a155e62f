package org.chakong.gateway.page;

/**
 * What somebody typed that was not taken, so that nothing of it is lost.
 *
 * @param key names why, null where nothing was refused
 * @param form which form it was: a question's number, {@code objection} or {@code withdrawal}
 * @param outcome of a reply to an objection, as it was sent
 */
public record Refused(String key, String form, String text, String outcome) {

  static final Refused NOTHING = new Refused(null, "", "", "");

  public Refused {
    text = text == null ? "" : text;
    outcome = outcome == null ? "" : outcome;
  }

  /** What is to stand in a form again. */
  public String textOf(String other) {
    return form.equals(other) ? text : "";
  }
}
