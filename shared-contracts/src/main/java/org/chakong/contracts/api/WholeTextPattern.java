package org.chakong.contracts.api;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;

/**
 * A pattern whose {@code $} is the end of the text. Java's own {@code $} also stands before a last
 * line break, which would let {@code "30000.00\n"} pass as an amount.
 */
final class WholeTextPattern implements RegularExpression {

  private final Pattern pattern;

  WholeTextPattern(String regex) {
    this.pattern =
        Pattern.compile(
            regex.endsWith("$") ? regex.substring(0, regex.length() - 1) + "\\z" : regex);
  }

  @Override
  public boolean matches(String text) {
    return pattern.matcher(text).find();
  }
}
