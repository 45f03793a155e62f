package org.chakong.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.chakong.contracts.request.CounterResult;
import org.chakong.runtime.clock.LegalClock;
import org.hibernate.Session;

/** Reads and writes {@code counter_result}: one word of each side about a request. */
@ApplicationScoped
class CounterWords {

  private static final String FIND =
      "SELECT cast(said AS text) FROM counter_result WHERE request_no = :requestNo AND word = :word";
  private static final String WRITE =
      """
      INSERT INTO counter_result (request_no, word, said, actor, jti, recorded_at)
      VALUES (:requestNo, :word, cast(:said AS jsonb), :actor, :jti, :now)
      ON CONFLICT (request_no, word)
      DO UPDATE SET said = excluded.said, actor = excluded.actor, jti = excluded.jti,
                    recorded_at = excluded.recorded_at
      """;

  private final EntityManager database;
  private final LegalClock legal;

  CounterWords(EntityManager database, LegalClock legal) {
    this.database = database;
    this.legal = legal;
  }

  Optional<CounterResult> find(String requestNo, CounterResult.Word word) {
    return session()
        .createNativeQuery(FIND, String.class)
        .setParameter("requestNo", requestNo)
        .setParameter("word", word.name())
        .uniqueResultOptional()
        .map(json -> RequestJson.read(json, CounterResult.class));
  }

  /**
   * @param jti of the message that brought it, null for the court's own
   */
  void write(String requestNo, CounterResult said, String actor, String jti) {
    session()
        .createNativeMutationQuery(WRITE)
        .setParameter("requestNo", requestNo)
        .setParameter("word", said.word().name())
        .setParameter("said", RequestJson.write(said))
        .setParameter("actor", actor)
        .setParameter("jti", jti, String.class)
        .setParameter("now", legal.instant())
        .executeUpdate();
  }

  private Session session() {
    return database.unwrap(Session.class);
  }
}
