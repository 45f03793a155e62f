package org.chakong.runtime.demo;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.chakong.runtime.web.ProblemException;

/** Demo mode only: tokens for whoever asks, good for one day of real time. */
@Path("/demo/v1/tokens")
@PermitAll
@EndpointDisabled(name = "chakong.demo", stringValue = "false", disableIfMissing = true)
public class DemoTokenResource {

  private static final Duration VALIDITY = Duration.ofDays(1);

  private final DemoTokens tokens;

  DemoTokenResource(DemoTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Who the token is for.
   *
   * @param roles the {@code groups} claim
   * @param court the {@code court} claim, left out when null
   * @param subject the {@code sub} and {@code upn} claims, {@code demo} when null
   */
  public record Wish(Set<String> roles, String court, String subject) {}

  /** The token in compact form. */
  public record Issued(String token) {}

  @POST
  public Issued issue(Wish wish) {
    if (wish == null || wish.roles() == null) {
      throw ProblemException.malformed("roles");
    }
    String subject = Objects.requireNonNullElse(wish.subject(), "demo");
    return new Issued(tokens.issue(wish.roles(), wish.court(), subject, VALIDITY));
  }
}
