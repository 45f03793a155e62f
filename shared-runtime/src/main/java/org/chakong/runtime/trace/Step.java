package org.chakong.runtime.trace;

/**
 * Something that is done with a request, as a span shows it. Its parts are constants of the code
 * and the request's number, so that no span can hold personal data.
 *
 * @param verb what is done
 * @param subject to what: an action, or a kind of message
 * @param requestNo null where there is none
 */
public record Step(String verb, Enum<?> subject, String requestNo) {

  String name() {
    return subject == null ? verb : verb + " " + subject.name();
  }
}
