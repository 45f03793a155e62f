package org.chakong.runtime.demo;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** Signs the tokens of demo users; outside demo mode there is no key to do it with. */
@Singleton
public class DemoTokens {

  /**
   * @param roles the {@code groups} claim
   * @param court the {@code court} claim, left out when null
   * @param subject the {@code sub} and {@code upn} claims
   * @param validity of real time
   */
  public String issue(Set<String> roles, String court, String subject, Duration validity) {
    JwtClaimsBuilder claims =
        Jwt.issuer(DemoIssuer.NAME).subject(subject).upn(subject).groups(roles).expiresIn(validity);
    if (court != null) {
      claims.claim("court", court);
    }
    return claims.sign();
  }
}
