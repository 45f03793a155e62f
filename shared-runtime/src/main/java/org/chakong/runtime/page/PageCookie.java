package org.chakong.runtime.page;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** Cookies that only our own pages send back and no script reads. */
final class PageCookie {

  private PageCookie() {}

  /**
   * @param secure whether only to send it over TLS
   */
  static NewCookie keep(String name, String value, Duration time, boolean secure) {
    return new NewCookie.Builder(name)
        .value(value)
        .path(PagePaths.ROOT)
        .maxAge(Math.toIntExact(time.toSeconds()))
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }

  static NewCookie forget(String name) {
    return keep(name, "", Duration.ZERO, false);
  }
}
