package org.chakong.runtime.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.chakong.runtime.BesideOthers;
import org.chakong.runtime.seal.SealFacts.Condition;
import org.chakong.runtime.seal.SealFacts.Seal;
import org.chakong.runtime.seal.TestSeals.Holder;
import org.chakong.runtime.seal.TestSeals.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@BesideOthers
class PdfSealsTest {
  private static final TestSeals OFFICE = TestSeals.create();
  private static final Holder SIGNER =
      OFFICE.signer("2025-11-01T00:00:00Z", "2027-11-01T00:00:00Z");
  private static final String SEALED = "2026-10-20T02:00:00Z";
  private static final byte[] PAPER = TestSeals.paper("Freeze 30000.00 yuan");

  @Test
  void a_paper_without_a_seal_has_no_trace_of_one() {
    assertThat(PdfSeals.leftTrace(PAPER)).isFalse();
    assertThat(PdfSeals.leftTrace("%PDF-1.7 words".getBytes(StandardCharsets.US_ASCII))).isFalse();
  }

  @Test
  void a_seal_fits_its_paper_and_says_when_and_by_whom() {
    List<Seal> seals = read(sealed());

    assertThat(seals).hasSize(1);
    assertThat(seals.getFirst().condition()).isEqualTo(Condition.INTACT);
    assertThat(seals.getFirst().sealedAt()).isEqualTo(Instant.parse(SEALED));
    assertThat(seals.getFirst().certificates()).hasSize(2);
    assertThat(seals.getFirst().timeMark()).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"EC", "RSA", "SM2"})
  void seals_of_every_sound_kind_of_key_are_read(Kind kind) {
    assertThat(conditions(sealedWith(kind, "adbe.pkcs7.detached")))
        .containsExactly(Condition.INTACT);
  }

  @ParameterizedTest
  @EnumSource(names = {"SHORT_RSA", "RSA_SHA1"})
  void a_short_key_or_a_broken_digest_shows_nothing(Kind kind) {
    assertThat(conditions(sealedWith(kind, "adbe.pkcs7.detached"))).containsExactly(Condition.WEAK);
  }

  @Test
  void a_kind_of_signature_that_is_not_known_is_there_all_the_same() {
    assertThat(conditions(sealedWith(Kind.EC, "Somebodys.Own")))
        .containsExactly(Condition.UNSUPPORTED);
  }

  @Test
  void f18_another_name_for_the_kind_of_signature_hides_no_change() {
    byte[] renamed =
        new String(sealed(), StandardCharsets.ISO_8859_1)
            .replace("/ETSI.CAdES.detached", "/Some.Makers.OwnForm")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(conditions(renamed)).containsExactly(Condition.ALTERED);
  }

  @Test
  void f17_a_time_stamp_on_the_seal_attests_when_it_was_there() {
    Seal seal = read(OFFICE.seal(PAPER, SIGNER, SEALED, "2026-10-20T02:00:05Z")).getFirst();

    assertThat(seal.condition()).isEqualTo(Condition.INTACT);
    assertThat(seal.timeMark().at()).isEqualTo(Instant.parse("2026-10-20T02:00:05Z"));
  }

  @Test
  void f17_so_does_a_time_stamp_on_the_document() {
    byte[] stamped = OFFICE.stampDocument(sealed(), "2026-10-21T00:00:00Z");
    List<Seal> seals = read(OFFICE.stampDocument(stamped, "2026-10-22T00:00:00Z"));

    assertThat(seals).hasSize(1);
    assertThat(seals.getFirst().timeMark().at()).isEqualTo(Instant.parse("2026-10-21T00:00:00Z"));
  }

  @Test
  void f18_a_changed_word_is_noticed() {
    byte[] sealed = sealed();
    byte[] altered = sealed.clone();
    // the content stream is compressed; its dictionary is as much part of what was sealed
    int at = indexOf(sealed, "/MediaBox");
    altered[at + 11] ^= 1;

    assertThat(conditions(altered)).containsExactly(Condition.ALTERED);
  }

  @Test
  void f18_any_changed_byte_outside_the_signature_itself_is_noticed() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] sealed = OFFICE.seal(PAPER, SIGNER, SEALED, "2026-10-20T02:00:05Z");
    int hole = indexOf(sealed, "/Contents <");
    int after = indexOf(sealed, "/ByteRange [") > hole ? indexOf(sealed, "/ByteRange [") : hole;
    for (int round = 0; round < 300; round++) {
      int at = random.nextInt(sealed.length);
      if (at < hole || at > Math.max(after, hole + 24_100)) {
        byte[] altered = sealed.clone();
        altered[at] ^= (byte) (1 + random.nextInt(255));
        assertThat(PdfSeals.leftTrace(altered)).as("seed %d at %d", seed, at).isTrue();
        assertThat(conditions(altered))
            .as("seed %d at %d", seed, at)
            .isNotEmpty()
            .noneMatch(Condition.INTACT::equals);
      }
    }
  }

  @Test
  void f18_a_paper_that_was_cut_off_is_noticed_wherever_it_was() {
    byte[] sealed = sealed();
    int from = indexOf(sealed, "/ByteRange [") + 60;
    for (int length = from; length < sealed.length; length += 997) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThat(conditions(cut)).as("%d", length).containsExactly(Condition.ALTERED);
    }
  }

  @Test
  void f18_bytes_hung_on_at_the_end_are_noticed_and_line_ends_are_not() {
    assertThat(conditions(appended(sealed(), "% a word more\n")))
        .containsExactly(Condition.ALTERED);
    assertThat(conditions(appended(sealed(), "\r\n"))).containsExactly(Condition.INTACT);
  }

  @Test
  void f18_a_page_drawn_over_in_an_update_behind_the_seal_is_noticed() {
    byte[] altered =
        TestSeals.update(
            sealed(),
            document -> {
              PDPage page = document.getPage(0);
              try (var content =
                  new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                content.addRect(72, 690, 300, 30);
                content.fill();
              }
              marked(page.getCOSObject(), document);
            });

    assertThat(conditions(altered)).containsExactly(Condition.ALTERED);
  }

  @Test
  void f18_a_note_laid_over_the_page_is_noticed() {
    byte[] altered =
        TestSeals.update(
            sealed(),
            document -> {
              PDAnnotationText note = new PDAnnotationText();
              note.setRectangle(new PDRectangle(72, 690, 300, 30));
              PDPage page = document.getPage(0);
              page.getAnnotations().add(note);
              marked(page.getCOSObject(), document);
            });

    assertThat(conditions(altered)).containsExactly(Condition.ALTERED);
  }

  @Test
  void f18_a_page_more_is_noticed() {
    byte[] altered =
        TestSeals.update(
            sealed(),
            document -> {
              document.addPage(new PDPage());
              marked(document.getPages().getCOSObject(), document);
            });

    assertThat(conditions(altered)).containsExactly(Condition.ALTERED);
  }

  @Test
  void f18_a_change_does_not_become_good_by_another_seal_on_top() {
    byte[] altered =
        TestSeals.update(
            sealed(),
            document -> {
              document.addPage(new PDPage());
              marked(document.getPages().getCOSObject(), document);
            });

    assertThat(conditions(OFFICE.seal(altered, SIGNER, SEALED, null)))
        .containsExactly(Condition.ALTERED, Condition.INTACT);
  }

  @Test
  void a_second_seal_leaves_the_first_as_it_was() {
    assertThat(conditions(OFFICE.seal(sealed(), SIGNER, SEALED, null)))
        .containsExactly(Condition.INTACT, Condition.INTACT);
  }

  @Test
  void what_is_added_to_check_a_seal_later_leaves_it_as_it_was() {
    byte[] extended =
        TestSeals.update(
            sealed(),
            document -> {
              COSDictionary store = new COSDictionary();
              store.setItem(COSName.getPDFName("Certs"), new COSString("x"));
              COSDictionary root = document.getDocumentCatalog().getCOSObject();
              root.setItem(COSName.getPDFName("DSS"), store);
              root.setNeedToBeUpdated(true);
            });

    assertThat(extended.length).isGreaterThan(sealed().length);
    assertThat(conditions(extended)).containsExactly(Condition.INTACT);
  }

  @Test
  void a_signature_that_leaves_more_out_than_itself_is_none_that_can_be_read() {
    String text = new String(sealed(), StandardCharsets.ISO_8859_1);
    String moved = text.replaceFirst("/ByteRange \\[0 (\\d)", "/ByteRange [1 $1");

    assertThat(conditions(moved.getBytes(StandardCharsets.ISO_8859_1)))
        .containsExactly(Condition.UNREADABLE);
  }

  @Test
  void a_hidden_name_is_found_and_a_damaged_one_is_never_no_seal() {
    String text = new String(sealed(), StandardCharsets.ISO_8859_1);
    byte[] spelled =
        text.replace("/ByteRange", "/#42yteRang#65").getBytes(StandardCharsets.ISO_8859_1);
    byte[] damaged = text.replace("/ByteRange", "/ByteRangf").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(PdfSeals.leftTrace(spelled)).isTrue();
    assertThat(conditions(spelled)).noneMatch(Condition.INTACT::equals).isNotEmpty();
    assertThat(PdfSeals.leftTrace(damaged)).isTrue();
    assertThat(conditions(damaged)).containsExactly(Condition.UNREADABLE);
  }

  @Test
  void a_signature_of_another_paper_does_not_fit() {
    String one = new String(sealed(), StandardCharsets.ISO_8859_1);
    String other =
        new String(
            OFFICE.seal(TestSeals.paper("Freeze 90000.00 yuan"), SIGNER, SEALED, null),
            StandardCharsets.ISO_8859_1);
    String contents =
        other.substring(
            other.indexOf("/Contents <"), other.indexOf(">", other.indexOf("/Contents <")));
    int at = one.indexOf("/Contents <");
    String mixed = one.substring(0, at) + contents + one.substring(at + contents.length());

    assertThat(conditions(mixed.getBytes(StandardCharsets.ISO_8859_1)))
        .containsExactly(Condition.ALTERED);
  }

  private static byte[] sealed() {
    return OFFICE.seal(PAPER, SIGNER, SEALED, null);
  }

  private static byte[] sealedWith(Kind kind, String subFilter) {
    Holder signer = OFFICE.signer(kind, "2025-11-01T00:00:00Z", "2027-11-01T00:00:00Z");
    return OFFICE.seal(PAPER, signer, kind, SEALED, null, subFilter);
  }

  static void marked(COSDictionary changed, PDDocument document) {
    changed.setNeedToBeUpdated(true);
    document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
  }

  static byte[] appended(byte[] file, String more) {
    byte[] added = more.getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = Arrays.copyOf(file, file.length + added.length);
    System.arraycopy(added, 0, all, file.length, added.length);
    return all;
  }

  static int indexOf(byte[] file, String text) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private static List<Condition> conditions(byte[] pdf) {
    return read(pdf).stream().map(Seal::condition).toList();
  }

  private static List<Seal> read(byte[] pdf) {
    return PdfSeals.read(pdf, new Guard(Duration.ofSeconds(30), 512L << 20));
  }
}
