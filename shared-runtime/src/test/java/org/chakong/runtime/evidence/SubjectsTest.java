package org.chakong.runtime.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SubjectsTest {

  private static final String SHA = "0a".repeat(32);

  @Test
  void a_message_is_about_the_request_of_its_outermost_object() {
    assertThat(Subjects.of(message("/channel/v1/answers", "{\"requestNo\":\"JZ-2026-000001\"}")))
        .containsExactly("JZ-2026-000001");
    assertThat(
            Subjects.of(message("/channel/v1/answers", "{\"requestNo\":\"\\u004aZ-2026-000001\"}")))
        .containsExactly("JZ-2026-000001");
  }

  /** A bundle about one request must not tell of others that the same message names. */
  @Test
  void requests_named_further_inside_are_somebody_elses() {
    String body =
        """
        {"requestNo":"JZ-2026-000001","freeze":{"ahead":[{"requestNo":"SH-2026-000009"}]},
         "replaces":"JZ-2026-000002"}\
        """;
    assertThat(Subjects.of(message("/channel/v1/answers", body))).containsExactly("JZ-2026-000001");
    assertThat(Subjects.of(message("/x", "[{\"requestNo\":\"JZ-2026-000001\"}]"))).isEmpty();
  }

  @Test
  void paths_name_requests_and_papers() {
    assertThat(Subjects.of(message("/channel/v1/requests/JZ-2026-000001/withdrawal", "")))
        .containsExactly("JZ-2026-000001");
    assertThat(Subjects.of(message("/channel/v1/requests/JZ-2026-000001", "not { json")))
        .containsExactly("JZ-2026-000001");
    assertThat(Subjects.of(message("/channel/v1/documents/" + SHA, null)))
        .containsExactly("sha256:" + SHA);
    assertThat(Subjects.of(message("/channel/v1/requests", "{}"))).isEmpty();
  }

  @Test
  void papers_are_found_wherever_they_are_named() {
    String body = "{\"documents\":[{\"documentId\":\"sha256:" + SHA + "\"}]}";
    assertThat(Subjects.papers(message("/channel/v1/requests", body)))
        .containsExactly("sha256:" + SHA);
  }

  private static KeptMessage message(String target, String body) {
    return new KeptMessage(
        1,
        Instant.EPOCH,
        "IN",
        "REQUEST",
        "court:410800",
        "j",
        "POST",
        target,
        null,
        "t",
        "d",
        body == null ? null : KeptEvidence.bytes(body));
  }
}
