package org.chakong.runtime.page;

import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** Tells what is a page from what is an API. */
final class PagePaths {

  static final String ROOT = "/pages";
  static final String FIRST = ROOT + "/";
  static final String STATIC = ROOT + "/static/";
  static final String SIGN_IN = ROOT + "/sign-in";

  /** Routing passes over them, so must whoever guards by path. */
  private static final Pattern MATRIX = Pattern.compile(";[^/]*");

  private static final Pattern OWN =
      Pattern.compile("/pages(?:/[A-Za-z0-9._~%/-]*)?(?:\\?[^#\\s\\\\]*)?");

  private PagePaths() {}

  static boolean isPage(RoutingContext http) {
    String path = path(http);
    return path.equals(ROOT) || path.startsWith(FIRST);
  }

  static boolean isStatic(RoutingContext http) {
    return path(http).startsWith(STATIC);
  }

  /** Where to go on: a page of ours, whatever a request asks for. */
  static String own(String wished) {
    return wished != null && OWN.matcher(wished).matches() ? wished : ROOT;
  }

  private static String path(RoutingContext http) {
    return MATRIX.matcher(http.normalizedPath()).replaceAll("");
  }
}
