package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/** A court's case system as it calls the gateway; its debtor is synthetic. */
public final class Court {

  static final Court SHANYANG = new Court("豫0811");
  static final Court JIEFANG = new Court("豫0802");

  /** Files nothing itself: its requests are made up in the database. */
  static final Court BOAI = new Court("豫0822");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String code;

  private Court(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  /** A number that no other test uses. */
  static String newRequestNo() {
    return "T-" + UUID.randomUUID();
  }

  String token(String... roles) {
    return Jwt.issuer("chakong-demo")
        .subject("test")
        .upn("test")
        .groups(Set.of(roles))
        .claim("court", code)
        .expiresIn(600)
        .sign();
  }

  RequestSpecification as(String... roles) {
    return given().auth().oauth2(token(roles));
  }

  RequestSpecification caseSystem() {
    return as("case-system");
  }

  /** The id of a paper whose bytes are this court's own. */
  String upload(String type) {
    return upload(type, pdf(type + code)).then().extract().path("documentId");
  }

  Response upload(String type, byte[] bytes) {
    return caseSystem()
        .multiPart("type", type)
        .multiPart("file", "文书.pdf", bytes)
        .post("/api/v1/documents");
  }

  static byte[] pdf(String content) {
    return ("%PDF-1.7\n" + content + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
  }

  Response file(ObjectNode body) {
    return file(body.toString());
  }

  Response file(String body) {
    return caseSystem().contentType(ContentType.JSON).body(body).post("/api/v1/requests");
  }

  Response fileAndWait(ObjectNode body, int seconds) {
    return caseSystem()
        .contentType(ContentType.JSON)
        .header("Prefer", "wait=" + seconds)
        .body(body.toString())
        .post("/api/v1/requests");
  }

  Response get(String path, Object... params) {
    return caseSystem().get("/api/v1/requests/" + path, params);
  }

  /** A freeze that passes the door. */
  ObjectNode freeze(String requestNo) {
    ObjectNode body = request(requestNo);
    paper(body, "ENFORCEMENT_RULING");
    paper(body, "ASSISTANCE_NOTICE");
    body.putObject("instruction")
        .put("action", "FREEZE")
        .put("amount", "30000.00")
        .put("termMonths", 12);
    return body;
  }

  private ObjectNode request(String requestNo) {
    ObjectNode body = JSON.createObjectNode();
    body.put("requestNo", requestNo).put("fundCentre", "410800");
    body.putObject("case")
        .put("number", "（2026）" + code + "执123号")
        .put("court", code)
        .put("cause", "民间借贷纠纷")
        .put("claimAmount", "120000.00");
    body.putObject("subject")
        .put("name", "测试甲")
        .put("idType", "01")
        .put("idNumber", "410811198503152010")
        .put("role", "JUDGMENT_DEBTOR");
    officer(body, "1");
    officer(body, "2");
    return body;
  }

  private static void officer(ObjectNode body, String number) {
    body.withArray("officers")
        .addObject()
        .put("name", "测试法官" + number)
        .put("workPermitNo", "W-" + number)
        .put("workPermitValidUntil", "2028-12-31")
        .put("dutyPermitNo", "D-" + number)
        .put("dutyPermitValidUntil", "2028-12-31");
  }

  private void paper(ObjectNode body, String type) {
    body.withArray("documents")
        .addObject()
        .put("type", type)
        .put("number", "（2026）" + code + "执123号之一")
        .put("documentId", upload(type))
        .put("original", true);
  }
}
