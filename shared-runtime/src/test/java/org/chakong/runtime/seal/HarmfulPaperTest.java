package org.chakong.runtime.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chakong.runtime.BesideOthers;
import org.chakong.runtime.seal.SealFacts.Condition;
import org.chakong.runtime.seal.SealFacts.Seal;
import org.chakong.runtime.seal.TestSeals.Holder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Papers made to keep us busy end as seals that cannot be read, soon and within bounds. */
@BesideOthers
@Timeout(60)
class HarmfulPaperTest {
  private static final TestSeals OFFICE = TestSeals.create();
  private static final Holder SIGNER =
      OFFICE.signer("2025-11-01T00:00:00Z", "2027-11-01T00:00:00Z");
  private static final int MEBIBYTE = 1 << 20;

  private final ReadSeals read = new ReadSeals(JudgeSealsTest.settings(null));

  @AfterEach
  void close() {
    read.close();
  }

  @Test
  void an_update_that_unpacks_to_more_than_there_is_memory_for() throws IOException {
    byte[] sealed = sealed();
    byte[] bomb = deflated(300);
    String head =
        "\n900 0 obj\n<</Type/XRef/W[1 4 1]/Size 901/Root 1 0 R/Prev 0/Filter/FlateDecode/Length "
            + bomb.length
            + ">>\nstream\n";
    String tail = "\nendstream\nendobj\nstartxref\n" + (sealed.length + 1) + "\n%%EOF\n";
    byte[] paper = joined(sealed, ascii(head), bomb, ascii(tail));

    assertThat(conditions(paper)).noneMatch(Condition.INTACT::equals).hasSize(1);
  }

  @Test
  void lists_within_lists_without_end() {
    String nested = "[".repeat(3 * MEBIBYTE);
    int at = sealed().length;
    String update =
        "\n900 0 obj\n"
            + nested
            + "\nendobj\nxref\n0 0\ntrailer\n<</Root 900 0 R/Size 901>>\n"
            + "startxref\n"
            + (at + nested.length() + 20)
            + "\n%%EOF\n";

    assertThat(conditions(joined(sealed(), ascii(update))))
        .noneMatch(Condition.INTACT::equals)
        .hasSize(1);
  }

  @Test
  void an_update_whose_earlier_updates_go_in_circles() {
    int at = sealed().length + 1;
    String update =
        "\nxref\n0 0\ntrailer\n<</Root 1 0 R/Size 9/Prev "
            + at
            + ">>\nstartxref\n"
            + at
            + "\n%%EOF\n";

    assertThat(conditions(joined(sealed(), ascii(update)))).hasSize(1);
  }

  @Test
  void a_thousand_signatures() {
    String many = "%PDF-1.7\n" + "/ByteRange [0 1 2 3] ".repeat(1000);

    assertThat(conditions(ascii(many))).containsExactly(Condition.UNSUPPORTED);
  }

  @Test
  void numbers_beyond_every_file() {
    String huge = "%PDF-1.7\n/ByteRange [0 9999999999 9999999999 9999999999]";

    assertThat(conditions(ascii(huge))).noneMatch(Condition.INTACT::equals).hasSize(1);
  }

  @Test
  void an_ofd_that_unpacks_to_more_than_anybody_needs() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("OFD.xml"));
      byte[] nothing = new byte[MEBIBYTE];
      java.util.Arrays.fill(nothing, (byte) ' ');
      for (int i = 0; i < 64; i++) {
        zip.write(nothing);
      }
    }

    assertThat(conditions(out.toByteArray())).containsExactly(Condition.UNREADABLE);
  }

  @Test
  void a_paper_that_nobody_has_time_for_is_left_for_later() {
    CountDownLatch letGo = new CountDownLatch(1);
    ReadSeals busy = new ReadSeals(new KeptFromReading(letGo));
    try {
      assertThat(busy.read(sealed())).isEmpty();
    } finally {
      letGo.countDown();
      busy.close();
    }
  }

  /** Whoever reads stands still until let go; whoever waits for it waits a moment only. */
  private record KeptFromReading(CountDownLatch letGo) implements SealSettings {
    @Override
    public Optional<Path> trust() {
      return Optional.empty();
    }

    @Override
    public Duration readingTime() {
      return Duration.ofMillis(1);
    }

    @Override
    public long readingBytes() {
      try {
        letGo.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Long.MAX_VALUE;
    }

    @Override
    public int readers() {
      return 1;
    }
  }

  private List<Condition> conditions(byte[] paper) {
    return read.read(paper).orElseThrow().seals().stream().map(Seal::condition).toList();
  }

  private static byte[] sealed() {
    return OFFICE.seal(TestSeals.paper("Freeze"), SIGNER, "2026-10-20T02:00:00Z", null);
  }

  private static byte[] deflated(int mebibytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      for (int i = 0; i < mebibytes; i++) {
        deflater.write(new byte[MEBIBYTE]);
      }
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
