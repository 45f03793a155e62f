package org.chakong.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.channel.TestPeer.Reply;
import org.chakong.runtime.database.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FundSide.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(TestPeer.class)
class SignedChannelTest {

  private static final PartyId FUND = new PartyId("fund:410800");
  private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NOTHING = new byte[0];

  @TestHTTPResource URI root;
  @Inject DataSource database;
  TestPeer gateway;

  @Test
  void a_signed_request_is_answered_signed_and_both_are_kept() throws SQLException {
    Reply reply = gateway.send(root, FUND, "POST", "/channel/v1/echo", BODY);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.verified()).isTrue();
    assertThat(reply.bytes()).isEqualTo(BODY);
    String jti = TokenClaims.of(reply.receipt()).json().path("rid").asText();
    assertThat(count("SELECT count(*) FROM message WHERE jti = '" + jti + "'")).isEqualTo(2);
  }

  @Test
  void the_resource_knows_who_sent() {
    Reply reply = gateway.send(root, FUND, "GET", "/channel/v1/sender", NOTHING);
    assertThat(reply.text()).isEqualTo("court:410800");
    assertThat(reply.verified()).isTrue();
  }

  @Test
  void a_token_is_good_for_once() throws SQLException {
    UUID jti = UUID.randomUUID();
    String token = gateway.signer().signRequest(jti, FUND, "POST", "/channel/v1/echo", BODY);
    Reply first = gateway.send(root, FUND, "POST", "/channel/v1/echo", BODY, token, jti.toString());
    Reply second =
        gateway.send(root, FUND, "POST", "/channel/v1/echo", BODY, token, jti.toString());
    assertThat(first.status()).isEqualTo(200);
    assertRefused(second);
  }

  @Test
  void an_altered_body_is_refused_and_does_not_use_up_the_token() throws SQLException {
    UUID jti = UUID.randomUUID();
    String token = gateway.signer().signRequest(jti, FUND, "POST", "/channel/v1/echo", BODY);
    byte[] altered = "{\"a\":2}".getBytes(StandardCharsets.UTF_8);
    long before = count("SELECT count(*) FROM message");
    assertRefused(
        gateway.send(root, FUND, "POST", "/channel/v1/echo", altered, token, jti.toString()));
    assertThat(count("SELECT count(*) FROM message")).isEqualTo(before);
    Reply honest =
        gateway.send(root, FUND, "POST", "/channel/v1/echo", BODY, token, jti.toString());
    assertThat(honest.status()).isEqualTo(200);
  }

  @Test
  void a_request_without_token_is_refused_signed() {
    assertRefused(gateway.send(root, FUND, "POST", "/channel/v1/echo", BODY, null, "none"));
  }

  @Test
  void whatever_is_wrong_with_a_token_it_is_refused_and_leaves_nothing() throws SQLException {
    ForgedTokens tokens = new ForgedTokens(gateway.key(), "/channel/v1/echo", BODY);
    assertThat(echo(tokens.right()).status()).isEqualTo(200);
    long messages = count("SELECT count(*) FROM message");
    long used = count("SELECT count(*) FROM used_token");
    tokens
        .all()
        .forEach((what, token) -> {
          assertThat(echo(token).status()).as(what).isEqualTo(401);
          assertRefused(echo(token));
        });
    assertThat(count("SELECT count(*) FROM message")).isEqualTo(messages);
    assertThat(count("SELECT count(*) FROM used_token")).isEqualTo(used);
  }

  private Reply echo(String token) {
    return gateway.send(root, FUND, "POST", "/channel/v1/echo", BODY, token, "none");
  }

  @Test
  void evidence_can_not_be_changed() {
    for (String change : new String[] {"UPDATE message SET body = NULL", "DELETE FROM message"}) {
      assertThatThrownBy(() -> execute(change)).as(change).hasMessageContaining("append-only");
    }
  }

  private void execute(String change) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(change);
    }
  }

  @Test
  void an_unknown_resource_is_404_signed_and_names_its_request() {
    for (String method : new String[] {"GET", "POST", "PUT"}) {
      Reply reply = gateway.send(root, FUND, method, "/channel/v1/nothing/here", NOTHING);
      assertThat(reply.status()).as(method).isEqualTo(404);
      assertThat(reply.verified()).as(method).isTrue();
      assertThat(reply.text()).contains("\"code\":\"NOT_FOUND\"");
    }
  }

  @Test
  void a_method_that_is_not_offered_is_405_signed_and_names_its_request() {
    for (String method : new String[] {"DELETE", "PATCH"}) {
      for (String path : new String[] {"/channel/v1/echo", "/channel/v1/nothing"}) {
        Reply reply = gateway.send(root, FUND, method, path, NOTHING);
        assertThat(reply.status()).as(method + path).isEqualTo(405);
        assertThat(reply.verified()).as(method + path).isTrue();
        assertThat(reply.text()).contains("\"code\":\"METHOD_NOT_ALLOWED\"");
      }
    }
  }

  @Test
  void a_body_above_20_MiB_is_413_signed() {
    Reply reply =
        gateway.send(root, FUND, "POST", "/channel/v1/echo", new byte[20 * 1024 * 1024 + 1]);
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.text()).contains("\"code\":\"TOO_LARGE\"");
    assertThat(TokenClaims.of(reply.receipt()).json().path("status").asInt()).isEqualTo(413);
  }

  @Test
  void whoever_cannot_sign_is_refused_before_anything_of_the_body_is_read() throws IOException {
    String head =
        "POST /channel/v1/echo HTTP/1.1\r\nHost: fund\r\nAuthorization: Bearer none\r\n"
            + "Content-Type: application/json\r\nContent-Length: 20000000\r\n\r\n";
    try (Socket stranger = new Socket(root.getHost(), root.getPort())) {
      // the server itself gives up on a silent body only after twenty seconds, and without a word
      stranger.setSoTimeout(60_000);
      stranger.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      String line =
          new BufferedReader(
                  new InputStreamReader(stranger.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      assertThat(line).isEqualTo("HTTP/1.1 401 Unauthorized");
    }
  }

  @Test
  void a_failure_tells_nothing_and_is_signed() {
    Reply reply = gateway.send(root, FUND, "GET", "/channel/v1/failure", NOTHING);
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.verified()).isTrue();
    assertThat(reply.text()).contains("INTERNAL").doesNotContain("测试", "410811", "Exception");
  }

  private static void assertRefused(Reply reply) {
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.text()).contains("\"code\":\"UNAUTHENTICATED\"");
    TokenClaims receipt = TokenClaims.of(reply.receipt());
    assertThat(receipt.issuer()).isEqualTo("fund:410800");
    assertThat(receipt.json().path("status").asInt()).isEqualTo(401);
    assertThat(receipt.has("rid")).isFalse();
    assertThat(receipt.has("aud")).isFalse();
  }

  private long count(String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
