package org.chakong.contracts.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who is meant: the kind of identity document and its number.
 *
 * @param idType two digits of the courts' list of document kinds (证件类型): 01 citizen identity card,
 *     02 to 19 household book, passports, travel permits and service cards, 20 organisation (an
 *     employer), 99 any other
 * @param number the number in normal form: 18 characters for 01; for 20 a credit code, or nine
 *     characters of an old organisation code (组织机构代码) without its hyphen
 */
public record PersonId(String idType, String number) {
  private static final String CITIZEN = "01";
  private static final String ORGANISATION = "20";
  private static final Pattern LISTED = Pattern.compile("0[1-9]|1[0-9]|20|99");
  private static final Pattern OTHER_DOCUMENT = Pattern.compile("[A-Z0-9()-]{4,30}");
  private static final Pattern ORGANISATION_CODE = Pattern.compile("[0-9A-Z]{8}-?[0-9X]");
  private static final int ORGANISATION_CODE_LENGTH = 9;

  /**
   * For a value known to be in normal form; text from outside goes through {@link #parse}.
   *
   * @throws IllegalArgumentException when the kind is not on the list or the number is not in
   *     normal form
   */
  public PersonId {
    if (!normalise(idType, number).filter(number::equals).isPresent()) {
      throw new IllegalArgumentException(
          "Not an identity number in normal form for this kind of document");
    }
  }

  /**
   * Reads a number as somebody typed it.
   *
   * @return empty when the kind is not on the courts' list, or the number cannot be one of that
   *     kind
   */
  public static Optional<PersonId> parse(String idType, String raw) {
    return normalise(idType, raw).map(number -> new PersonId(idType, number));
  }

  /** Whether this is an organisation, which in a fund's records is an employer. */
  public boolean isEmployer() {
    return ORGANISATION.equals(idType);
  }

  /**
   * Whether both name the same person. An old organisation code names the employer whose credit
   * code contains it at characters 9 to 17 (GB 32100); so this is wider than {@code equals}.
   */
  public boolean matches(PersonId other) {
    if (!idType.equals(other.idType)) {
      return false;
    }
    if (isEmployer() && number.length() != other.number.length()) {
      return organisationCode().equals(other.organisationCode());
    }
    return number.equals(other.number);
  }

  /** The kind only: the number is personal data and must not reach a log. */
  @Override
  public String toString() {
    return "PersonId[" + idType + " ****]";
  }

  private String organisationCode() {
    return number.length() == ORGANISATION_CODE_LENGTH ? number : number.substring(8, 17);
  }

  private static Optional<String> normalise(String idType, String raw) {
    if (idType == null || raw == null || !LISTED.matcher(idType).matches()) {
      return Optional.empty();
    }
    return switch (idType) {
      case CITIZEN -> CitizenId.parse(raw).map(CitizenId::value);
      case ORGANISATION ->
          CreditCode.parse(raw).map(CreditCode::value).or(() -> oldOrganisationCode(raw));
      default ->
          Optional.of(WrittenForm.of(raw)).filter(text -> OTHER_DOCUMENT.matcher(text).matches());
    };
  }

  private static Optional<String> oldOrganisationCode(String raw) {
    return Optional.of(WrittenForm.withoutSpaces(raw))
        .filter(text -> ORGANISATION_CODE.matcher(text).matches())
        .map(text -> text.replace("-", ""));
  }
}
