package org.chakong.fund.request;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chakong.contracts.identity.PersonId;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Subject;

/** The key of a person in tables and locks, so that no identity number is one. */
final class PersonKey {

  private PersonKey() {}

  /** Of the person a request names; a key of its own where none can be told. */
  public static String of(AssistanceRequest request) {
    return personOf(request).map(PersonKey::of).orElseGet(() -> "unknown:" + request.requestNo());
  }

  public static String of(PersonId person) {
    String text = person.idType() + "|" + person.number();
    return Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Who is named, where that can be told. */
  static Optional<PersonId> personOf(AssistanceRequest request) {
    Subject subject = request.subject();
    return subject == null
        ? Optional.empty()
        : PersonId.parse(subject.idType(), subject.idNumber());
  }
}
