package org.chakong.runtime.page;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.chakong.runtime.web.ProblemTexts;

/** The languages of the pages: the reader's choice, else the browser's wish, else Chinese. */
public enum Language {
  CHINESE("zh-CN", "zh", "中文"),
  ENGLISH("en", "en", "English");

  static final String COOKIE = "chakong-language";

  private final String tag;
  private final String suffix;
  private final String ownName;

  Language(String tag, String suffix, String ownName) {
    this.tag = tag;
    this.suffix = suffix;
    this.ownName = ownName;
  }

  /** BCP 47. */
  public String tag() {
    return tag;
  }

  /** As speakers of it call it. */
  public String ownName() {
    return ownName;
  }

  /** The one to switch to. */
  public Language other() {
    return this == CHINESE ? ENGLISH : CHINESE;
  }

  String suffix() {
    return suffix;
  }

  static Optional<Language> of(String tag) {
    return Arrays.stream(values()).filter(language -> language.tag.equals(tag)).findFirst();
  }

  /** The language of one request. */
  public static Language of(RoutingContext http) {
    Cookie chosen = http.request().getCookie(COOKIE);
    return Optional.ofNullable(chosen)
        .flatMap(cookie -> of(cookie.getValue()))
        .orElseGet(() -> wished(http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  private static Language wished(String acceptLanguage) {
    return ProblemTexts.language(acceptLanguage).equals(Locale.ENGLISH) ? ENGLISH : CHINESE;
  }
}
