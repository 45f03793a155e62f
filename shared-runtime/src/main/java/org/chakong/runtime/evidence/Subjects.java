package org.chakong.runtime.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which request or paper a message is about: what its path names, and the {@code requestNo} of its
 * body's outermost object. Numbers further inside are other requests, which are nobody else's.
 */
final class Subjects {

  private static final String PAPER = "sha256:";
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9._-]{8,64}");
  private static final Pattern REQUEST_PATH =
      Pattern.compile("/channel/v1/requests/([A-Za-z0-9._-]{8,64})(?:[/?].*)?");
  private static final Pattern PAPER_PATH =
      Pattern.compile("/channel/v1/documents/([0-9a-f]{64})(?:[/?].*)?");

  private Subjects() {}

  static Set<String> of(KeptMessage message) {
    Set<String> found = new TreeSet<>();
    Matcher request = REQUEST_PATH.matcher(message.target());
    if (request.matches()) {
      found.add(request.group(1));
    }
    Matcher paper = PAPER_PATH.matcher(message.target());
    if (paper.matches()) {
      found.add(PAPER + paper.group(1));
    }
    if (message.body() != null) {
      values(message.body(), "requestNo", 1).stream()
          .filter(number -> REQUEST.matcher(number).matches())
          .forEach(found::add);
    }
    return found;
  }

  /** What a message about one of these must have somewhere in its target or body. */
  static List<String> words(Collection<String> subjects) {
    return subjects.stream()
        .map(subject -> subject.startsWith(PAPER) ? subject.substring(PAPER.length()) : subject)
        .toList();
  }

  /** The papers that a message names, {@code sha256:…}. */
  static Set<String> papers(KeptMessage message) {
    return message.body() == null
        ? Set.of()
        : values(message.body(), "documentId", Integer.MAX_VALUE);
  }

  /** A body may be anything, also no JSON: then it names nothing more. */
  private static Set<String> values(byte[] body, String field, int deepest) {
    Set<String> found = new TreeSet<>();
    try (JsonParser json = JSON.createParser(body)) {
      int depth = 0;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token == JsonToken.VALUE_STRING
            && depth <= deepest
            && field.equals(json.currentName())) {
          found.add(json.getText());
        }
      }
    } catch (IOException notJson) {
      return found;
    }
    return found;
  }
}
