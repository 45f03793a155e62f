package org.chakong.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.chakong.contracts.api.ContractJson;

/** An HTTP response as a caller sees it. */
public record Reply(int status, HttpHeaders headers, byte[] body, Duration took) {

  /** The body as JSON, a missing node where there is none. */
  public JsonNode json() {
    if (body.length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return ContractJson.strict().readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException("the response is not JSON", e);
    }
  }

  /**
   * The value at a JSON pointer such as {@code /answer/verdict}; null where it is null or absent.
   */
  public String at(String pointer) {
    JsonNode node = json().at(pointer);
    return node.isMissingNode() || node.isNull() ? null : node.asText();
  }

  /** The reason codes of an answer, of an assessment or of a problem's violations. */
  public List<String> codes() {
    JsonNode answer = json().path("answer").isObject() ? json().path("answer") : json();
    JsonNode list = answer.has("reasons") ? answer.path("reasons") : json().path("violations");
    return StreamSupport.stream(list.spliterator(), false)
        .map(reason -> reason.path("code").asText())
        .distinct()
        .toList();
  }

  /** The verdict; for a door's 422 the verdict that a formal defect stands for, RETURNED. */
  public String verdict() {
    return status == 422 ? "RETURNED" : at("/answer/verdict");
  }
}
