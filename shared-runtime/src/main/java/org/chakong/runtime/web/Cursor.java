package org.chakong.runtime.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Where a list goes on: the sort key of the last item given out, opaque to the caller.
 *
 * @param key the parts of the sort key, none with a line break in it
 */
public record Cursor(List<String> key) {

  private static final String SEPARATOR = "\n";

  public Cursor {
    key = List.copyOf(key);
  }

  public static Cursor after(Object... key) {
    return new Cursor(java.util.Arrays.stream(key).map(String::valueOf).toList());
  }

  /**
   * @param parts how many parts the list's sort key has
   * @throws ProblemException 400 when it is none of this list's cursors
   */
  public static Cursor parse(String opaque, int parts) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(opaque);
      List<String> key = List.of(new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1));
      if (key.size() == parts) {
        return new Cursor(key);
      }
    } catch (IllegalArgumentException e) {
      throw ProblemException.malformed("cursor");
    }
    throw ProblemException.malformed("cursor");
  }

  /**
   * The key of a list that goes by one number.
   *
   * @throws ProblemException 400 when it is none
   */
  public long onlyNumber() {
    try {
      return Long.parseLong(key.getFirst());
    } catch (NumberFormatException e) {
      throw ProblemException.malformed("cursor");
    }
  }

  /** The form that callers see. */
  public String opaque() {
    byte[] bytes = String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
