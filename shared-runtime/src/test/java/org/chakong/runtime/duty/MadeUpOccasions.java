package org.chakong.runtime.duty;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reviews that a test makes up; they stand there until they are cleared, as real ones do. */
@Singleton
class MadeUpOccasions implements DutyOccasions {

  private final List<String> reviews = new CopyOnWriteArrayList<>();

  void review(String requestNo) {
    reviews.add(requestNo);
  }

  void clear() {
    reviews.clear();
  }

  @Override
  public String query() {
    return """
    SELECT 'NEW_REVIEW' AS kind, no AS subject, no AS request_no,
           cast('2026-11-20T16:00:00Z' AS timestamptz) AS until
      FROM regexp_split_to_table(?, ' ') no WHERE no <> ''
    """;
  }

  @Override
  public List<Object> parameters() {
    return List.of(String.join(" ", reviews));
  }
}
