package org.chakong.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonIdTest {
  private static final String SYNTHETIC = "410811198503152010";

  @Test
  void fifteenAndEighteenDigitsOfOnePersonMatch() {
    PersonId old = PersonId.parse("01", "410811850315201").orElseThrow();
    PersonId current = PersonId.parse("01", SYNTHETIC).orElseThrow();

    assertThat(old).isEqualTo(current);
    assertThat(old.matches(current)).isTrue();
    assertThat(current.isEmployer()).isFalse();
  }

  @Test
  void sameNumberOnAnotherKindOfDocumentIsAnotherPerson() {
    PersonId card = PersonId.parse("01", SYNTHETIC).orElseThrow();
    PersonId other = PersonId.parse("99", SYNTHETIC).orElseThrow();

    assertThat(card.matches(other)).isFalse();
  }

  @Test
  void employerIsKnownByCreditCodeOrByTheOrganisationCodeInsideIt() {
    PersonId creditCode = PersonId.parse("20", "91110000600037341l").orElseThrow();
    PersonId organisationCode = PersonId.parse("20", "60003734-1").orElseThrow();
    PersonId another = PersonId.parse("20", "91410811MA9GK3T777").orElseThrow();

    assertThat(creditCode.isEmployer()).isTrue();
    assertThat(organisationCode.number()).isEqualTo("600037341");
    assertThat(organisationCode.matches(creditCode)).isTrue();
    assertThat(creditCode.matches(organisationCode)).isTrue();
    assertThat(organisationCode.matches(another)).isFalse();
    assertThat(creditCode.matches(another)).isFalse();
  }

  @ParameterizedTest(name = "document {index}")
  @CsvSource({
    "03, ' g12345678 ', G12345678",
    "05, Ｈ０１２３４５６７８, H012345678",
    "07, T1234567（8）, T1234567(8)",
    "99, ABC-123, ABC-123"
  })
  void otherDocumentsAreBroughtToOneForm(String idType, String typed, String number) {
    assertThat(PersonId.parse(idType, typed)).contains(new PersonId(idType, number));
  }

  @ParameterizedTest(name = "document {index}")
  @CsvSource({
    "01, 410811198503152011",
    "01, G12345678",
    "20, 91410811MA9GK3T778",
    "20, 6000373-41",
    "03, G12",
    "03, G123/4567",
    "03, G1234567890123456789012345678901",
    "03, ''"
  })
  void numberThatCannotBeOfItsKindIsRefused(String idType, String typed) {
    assertThat(PersonId.parse(idType, typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "00", "21", "98", "001", "AB", "０１"})
  void kindNotOnTheCourtsListIsRefused(String idType) {
    assertThat(PersonId.parse(idType, SYNTHETIC)).isEmpty();
  }

  @Test
  void missingKindOrNumberIsRefused() {
    assertThat(PersonId.parse(null, SYNTHETIC)).isEmpty();
    assertThat(PersonId.parse("01", null)).isEmpty();
  }

  @Test
  void neitherTextNorErrorShowsTheNumber() {
    assertThat(new PersonId("01", SYNTHETIC)).hasToString("PersonId[01 ****]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PersonId("01", SYNTHETIC + "1"))
        .withMessageNotContaining("4108");
  }
}
