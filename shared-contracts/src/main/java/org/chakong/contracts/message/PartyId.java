package org.chakong.contracts.message;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A party to the channel (通道当事方): a court's gateway or a housing provident fund centre, such as
 * {@code court:410800}.
 *
 * @param value {@code court:} or {@code fund:} and the six-digit division code of its seat
 */
public record PartyId(String value) {

  private static final Pattern FORM = Pattern.compile("(court|fund):[0-9]{6}");

  /**
   * @throws IllegalArgumentException when the value has another form; the message does not repeat
   *     it
   */
  public PartyId {
    Objects.requireNonNull(value, "party id");
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A party id is court: or fund: and six digits");
    }
  }

  /**
   * The party of this id, or empty when the text has another form: for text that came from outside.
   */
  public static Optional<PartyId> parse(String text) {
    return text != null && FORM.matcher(text).matches()
        ? Optional.of(new PartyId(text))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
