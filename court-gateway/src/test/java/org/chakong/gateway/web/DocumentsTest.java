package org.chakong.gateway.web;

import static org.chakong.gateway.web.Court.JIEFANG;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.chakong.gateway.web.Court.pdf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.chakong.contracts.message.Digests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DocumentsTest extends GatewayTest {

  private static final int LARGEST = 20 * 1024 * 1024;

  @Test
  void a_paper_is_taken_in_once_for_each_court_and_type() {
    byte[] paper = pdf(newRequestNo());
    SHANYANG
        .upload("ENFORCEMENT_RULING", paper)
        .then()
        .statusCode(201)
        .body("documentId", equalTo("sha256:" + Digests.sha256Hex(paper)))
        .body("type", equalTo("ENFORCEMENT_RULING"))
        .body("mediaType", equalTo("application/pdf"))
        .body("size", equalTo(paper.length));
    SHANYANG.upload("ENFORCEMENT_RULING", paper).then().statusCode(200);
    SHANYANG.upload("OTHER", paper).then().statusCode(201);
    JIEFANG.upload("ENFORCEMENT_RULING", paper).then().statusCode(201);
  }

  @Test
  void what_a_paper_is_its_bytes_say_and_not_its_name() {
    byte[] script = "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8);
    SHANYANG
        .upload("OTHER", script)
        .then()
        .statusCode(415)
        .body("code", equalTo("UNSUPPORTED_MEDIA"));
  }

  @Test
  void twenty_mebibytes_are_taken_and_one_byte_more_is_not() {
    byte[] largest = Arrays.copyOf(pdf(newRequestNo()), LARGEST);
    SHANYANG.upload("OTHER", largest).then().statusCode(201);
    SHANYANG
        .upload("OTHER", Arrays.copyOf(largest, LARGEST + 1))
        .then()
        .statusCode(413)
        .body("code", equalTo("TOO_LARGE"));
  }

  @Test
  void a_form_without_its_parts_is_malformed() {
    SHANYANG
        .caseSystem()
        .multiPart("type", "OTHER")
        .post("/api/v1/documents")
        .then()
        .statusCode(400)
        .body("code", equalTo("MALFORMED"));
    SHANYANG
        .caseSystem()
        .multiPart("file", "a.pdf", pdf("x"))
        .post("/api/v1/documents")
        .then()
        .statusCode(400)
        .body("code", equalTo("MALFORMED"));
    SHANYANG
        .upload("NONSENSE", pdf("x"))
        .then()
        .statusCode(400)
        .body("code", equalTo("MALFORMED"))
        .body("violations.field", hasItem("type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "words",
        "--x",
        "--x\r\n",
        "--x\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nOTHER"
      })
  void a_body_that_is_no_form_is_malformed(String body) {
    SHANYANG
        .caseSystem()
        .contentType("multipart/form-data; boundary=x")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/documents")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("MALFORMED"));
  }

  @Test
  void a_form_that_does_not_say_where_its_parts_end_is_malformed() {
    SHANYANG
        .caseSystem()
        .contentType("multipart/form-data")
        .body("words".getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/documents")
        .then()
        .statusCode(400)
        .body("code", equalTo("MALFORMED"));
  }
}
