package org.chakong.gateway.document;

import java.util.regex.Pattern;

/** Makes a caller's file name harmless: no path, nothing invisible, no more than 120 characters. */
final class Filename {

  private static final Pattern PATH = Pattern.compile(".*[/\\\\]", Pattern.DOTALL);
  private static final Pattern UNFIT = Pattern.compile("[^\\p{L}\\p{N}._()（）〔〕 -]");
  private static final Pattern LEADING_DOTS = Pattern.compile("^[. ]+");
  private static final int LONGEST = 120;

  private Filename() {}

  static String clean(String given) {
    String name = given == null ? "" : PATH.matcher(given).replaceFirst("");
    String fit = LEADING_DOTS.matcher(UNFIT.matcher(name).replaceAll("_")).replaceFirst("");
    // the end is kept: it holds the extension
    String end = fit.substring(Math.max(0, fit.length() - LONGEST)).strip();
    return end.isEmpty() ? "document" : end;
  }
}
