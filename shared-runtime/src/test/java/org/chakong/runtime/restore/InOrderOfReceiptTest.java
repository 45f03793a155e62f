package org.chakong.runtime.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.api.RestoredExchange.SaidMessage;
import org.chakong.contracts.api.RestoredExchanges;
import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.restore.InOrderOfReceipt.Next;
import org.chakong.runtime.restore.LocalWords.LocalWord;
import org.junit.jupiter.api.Test;

class InOrderOfReceiptTest {

  private static final Peer CITY = peer("court:410800");
  private static final Peer PROVINCE = peer("court:410000");

  @Test
  void two_gateways_filings_come_in_the_order_in_which_they_were_received() {
    Map<String, RestoredExchanges> pages =
        Map.of(
            "court:410800 null", page("2", exchange("C-1", "10:00"), exchange("C-2", "10:05")),
            "court:410800 2", page(null, exchange("C-3", "10:20"), exchange("C-open", null)),
            "court:410000 null", page("x", exchange("P-1", "10:01")),
            "court:410000 x", page("y"),
            "court:410000 y", page(null, exchange("P-2", "10:21")));
    assertThat(all((peer, cursor) -> Optional.of(pages.get(peer.party() + " " + cursor))))
        .containsExactly("C-1", "P-1", "C-2", "C-3", "P-2", "C-open", "end");
  }

  @Test
  void nothing_is_done_before_every_peer_has_said_what_comes_first_of_it() {
    RestoredExchanges first = page(null, exchange("C-1", "10:00"));
    assertThat(all((peer, cursor) -> peer == CITY ? Optional.of(first) : Optional.empty()))
        .containsExactly("silent court:410000");
  }

  @Test
  void nothing_is_done_after_a_peer_that_stops_in_between() {
    RestoredExchanges first = page("2", exchange("C-1", "10:00"));
    RestoredExchanges other = page(null, exchange("P-1", "09:00"), exchange("P-2", "10:30"));
    assertThat(
            all((peer, cursor) ->
                peer == PROVINCE
                    ? Optional.of(other)
                    : Optional.of(first).filter(page -> cursor == null)))
        .containsExactly("P-1", "C-1", "silent court:410800");
  }

  @Test
  void the_own_institutions_words_stand_between_by_their_time_and_first_of_the_same_moment() {
    RestoredExchanges city = page(null, exchange("C-1", "10:00"), exchange("C-open", null));
    RestoredExchanges province = page(null, exchange("P-1", "10:02"));
    assertThat(
            all(
                (peer, cursor) -> Optional.of(peer == CITY ? city : province),
                word(1, "09:00"),
                word(2, "10:01"),
                word(3, "10:02"),
                word(4, "11:00"),
                new LocalWord(5, Instant.MAX)))
        .containsExactly(
            "word 1", "C-1", "word 2", "word 3", "P-1", "word 4", "word 5", "C-open", "end");
  }

  @Test
  void no_word_is_done_before_every_peer_has_said_what_comes_first_of_it() {
    assertThat(all((peer, cursor) -> Optional.empty(), word(1, "09:00")))
        .containsExactly("silent court:410800");
  }

  private static LocalWord word(long number, String at) {
    return new LocalWord(number, Instant.parse("2026-11-20T%s:00+08:00".formatted(at)));
  }

  private static List<String> all(InOrderOfReceipt.Pages pages, LocalWord... words) {
    Deque<LocalWord> own = new ArrayDeque<>(List.of(words));
    var told =
        new InOrderOfReceipt(List.of(CITY, PROVINCE), pages, () -> Optional.ofNullable(own.peek()));
    List<String> all = new ArrayList<>();
    while (true) {
      switch (told.next()) {
        case Next.Told one -> all.add(one.exchange().requestNo());
        case Next.Own one -> all.add("word " + own.remove().number());
        case Next.Silent one -> {
          all.add("silent " + one.peer().party());
          return all;
        }
        case Next.End end -> {
          all.add("end");
          return all;
        }
      }
    }
  }

  private static RestoredExchanges page(String next, RestoredExchange... items) {
    return new RestoredExchanges(List.of(items), next);
  }

  private static RestoredExchange exchange(String requestNo, String received) {
    String body = "{\"receivedAt\":\"2026-11-20T%s:00+08:00\"}".formatted(received);
    String bytes = Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
    SaidMessage answered =
        received == null ? null : new SaidMessage("1", "POST", "/", 200, "token", bytes);
    return new RestoredExchange(requestNo, null, answered, null, null);
  }

  private static Peer peer(String party) {
    return new Peer(
        new PartyId(party), URI.create("http://127.0.0.1"), Set.of(), Optional.empty(), Set.of());
  }
}
