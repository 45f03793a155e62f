package org.chakong.runtime.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTextsTest {

  private static final Pattern PLACE = Pattern.compile("%s");

  private final PageTexts texts = new PageTexts();
  private final Map<String, String> chinese = texts.in(Language.CHINESE);
  private final Map<String, String> english = texts.in(Language.ENGLISH);

  @Test
  void every_text_is_there_in_both_languages() {
    assertThat(chinese).isNotEmpty();
    assertThat(chinese.keySet()).isEqualTo(english.keySet());
    assertThat(chinese.values()).noneMatch(String::isBlank);
    assertThat(english.values()).noneMatch(String::isBlank);
  }

  @Test
  void both_languages_have_places_for_the_same_values() {
    List<String> differing = new ArrayList<>();
    chinese.forEach((key, text) -> {
      if (places(text) != places(english.get(key))) {
        differing.add(key);
      }
    });
    assertThat(differing).isEmpty();
  }

  @Test
  void what_is_called_english_has_no_chinese_in_it() {
    assertThat(english.values()).noneMatch(text -> text.matches("(?s).*\\p{IsHan}.*"));
  }

  private static long places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::start).count();
  }
}
