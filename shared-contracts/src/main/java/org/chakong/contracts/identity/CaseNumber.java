package org.chakong.contracts.identity;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A case number (案号) in the form in force since 2016: {@code （2024）豫0811执123号}. Older forms are
 * refused.
 *
 * @param year four digits, 1900 to 2099, of the year in which the case was filed
 * @param court the court's code: the province's character and up to four digits, or {@code 最高法}
 * @param type the characters of the kind of case, such as {@code 执} first enforcement, {@code 执恢}
 *     resumed enforcement, {@code 执保} preservation
 * @param sequence the number within court, year and kind, from 1, at most eight digits
 * @param part {@code 之一}, {@code 之二} … of one ruling among several in the case; empty for the case
 *     itself
 */
public record CaseNumber(int year, String court, String type, int sequence, String part) {
  /** The kinds of case that may ask a fund centre for something, longer ones first. */
  public static final List<String> TYPES =
      List.of("执恢", "执保", "执异", "执复", "执监", "执协", "执他", "执", "财保", "行审", "刑初", "民初");

  private static final Pattern FORM =
      Pattern.compile(
          """
          （(?<year>(?:19|20)[0-9]{2})）
          (?<court>最高法|[京津沪渝冀晋内辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云藏陕甘青宁新兵军][0-9]{0,4})
          (?<type>%s)
          (?<sequence>[1-9][0-9]{0,7})号
          (?<part>之[一二三四五六七八九十]{1,3})?\
          """
              .formatted(String.join("|", TYPES)),
          Pattern.COMMENTS);

  /** Written by systems that number the rulings of a case in figures. */
  private static final Pattern PART_IN_FIGURES = Pattern.compile("(?<=号之)[1-9][0-9]?$");

  private static final String[] NUMERALS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

  private static final Pattern OPENING = Pattern.compile("[(\\[〔［【]");
  private static final Pattern CLOSING = Pattern.compile("[)\\]〕］】]");

  /**
   * For a value known to be in normal form; text from outside goes through {@link #parse}.
   *
   * @throws IllegalArgumentException when the parts do not make a case number
   */
  public CaseNumber {
    if (!FORM.matcher(text(year, court, type, sequence) + part).matches()) {
      throw new IllegalArgumentException("Not a case number");
    }
  }

  /**
   * Reads a case number as somebody typed it: brackets of any shape, full-width digits and spaces
   * are put right, and so is a part in figures: {@code 之1} is {@code 之一}.
   *
   * @return empty when it has not the form in force since 2016
   */
  public static Optional<CaseNumber> parse(String raw) {
    if (raw == null) {
      return Optional.empty();
    }
    String text = WrittenForm.withoutSpaces(raw);
    text = CLOSING.matcher(OPENING.matcher(text).replaceAll("（")).replaceAll("）");
    text = PART_IN_FIGURES.matcher(text).replaceFirst(part -> inNumerals(part.group()));
    Matcher found = FORM.matcher(text);
    return found.matches() ? Optional.of(of(found)) : Optional.empty();
  }

  /** The canonical form, with full-width brackets. */
  public String text() {
    return base() + part;
  }

  /** The number of the case itself, without the part that tells its rulings apart. */
  public String base() {
    return text(year, court, type, sequence);
  }

  /** Whether both stand for the same case; {@code 之一} and {@code 之二} are rulings in one case. */
  public boolean sameCaseAs(CaseNumber other) {
    return base().equals(other.base());
  }

  /** The same as {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }

  private static CaseNumber of(Matcher found) {
    String part = found.group("part");
    return new CaseNumber(
        Integer.parseInt(found.group("year")),
        found.group("court"),
        found.group("type"),
        Integer.parseInt(found.group("sequence")),
        part == null ? "" : part);
  }

  /** 1 to 99. */
  private static String inNumerals(String figures) {
    int number = Integer.parseInt(figures);
    int tens = number / 10;
    String ten = tens == 0 ? "" : (tens == 1 ? "" : NUMERALS[tens]) + "十";
    return ten + NUMERALS[number % 10];
  }

  private static String text(int year, String court, String type, int sequence) {
    return "（" + year + "）" + court + type + sequence + "号";
  }
}
