package org.chakong.gateway.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.gateway.request.Board;
import org.chakong.gateway.request.Board.View;

/**
 * What a reader wants to see of the board.
 *
 * @param filter null values do not restrict
 */
record BoardChoice(View view, Board.Filter filter) {

  /** Where a request can be that is not answered. */
  static final List<RequestStatus> OPEN =
      Arrays.stream(RequestStatus.values()).filter(status -> !status.isFinal()).toList();

  /** Anything that is none of the values counts as no choice. */
  static <E extends Enum<E>> Optional<E> chosen(List<E> values, String name) {
    return values.stream().filter(value -> value.name().equals(name)).findFirst();
  }

  static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  BoardChoice with(View other) {
    return new BoardChoice(other, filter);
  }

  boolean takes(Board.Tally tally) {
    return (filter.court() == null || filter.court().equals(tally.court()))
        && (filter.fundCentre() == null || filter.fundCentre().equals(tally.fundCentre()));
  }

  /** The address of the board that shows this. */
  String address() {
    StringBuilder address = new StringBuilder(BoardResource.PATH + "?view=" + view.name());
    add(address, "court", filter.court());
    add(address, "centre", filter.fundCentre());
    add(address, "action", name(filter.action()));
    add(address, "status", name(filter.status()));
    return address.toString();
  }

  /** Whether the reader has chosen anything beside the view. */
  boolean isNarrowed(String onlyCourt) {
    return Stream.of(filter.fundCentre(), filter.action(), filter.status())
            .anyMatch(chosen -> chosen != null)
        || onlyCourt == null && filter.court() != null;
  }

  static BoardChoice of(
      String view, String court, String centre, String action, String status, String onlyCourt) {
    return new BoardChoice(
        chosen(List.of(View.values()), view).orElse(View.RUNNING),
        new Board.Filter(
            onlyCourt == null ? blankToNull(court) : onlyCourt,
            blankToNull(centre),
            chosen(List.of(Action.values()), action).orElse(null),
            chosen(OPEN, status).orElse(null)));
  }

  private static void add(StringBuilder address, String name, String value) {
    if (value != null) {
      address
          .append('&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }
}
