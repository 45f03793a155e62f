package org.chakong.runtime.page;

import org.chakong.contracts.request.Finding;

/**
 * What a rule is about, in the reader's language. What a rule found is said in Chinese, by whoever
 * signs it, and is never translated: pages show this above it.
 */
public final class RuleTitles {

  private RuleTitles() {}

  /** Empty for a rule that has no title here, for example of a later version. */
  public static String of(Finding finding, PageTexts texts, Language language) {
    String rule = finding.rule() == null ? "" : finding.rule();
    String name = rule.substring(rule.indexOf('#') + 1).replace('-', '_');
    return texts.in(language).getOrDefault("rule_" + name, "");
  }
}
