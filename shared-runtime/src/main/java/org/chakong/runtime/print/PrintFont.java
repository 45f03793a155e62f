package org.chakong.runtime.print;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The font of all papers: Noto Sans CJK SC under the SIL Open Font License, reduced to Chinese and
 * Latin. It holds every character of GB 18030's mandatory part and of the table of standard
 * characters; what it does not hold is printed by its number, for a name must not become a box.
 */
@ApplicationScoped
public class PrintFont {

  /** The family name in style sheets. */
  static final String FAMILY = "Print";

  private static final String FILE = "NotoSansCJKsc-subset.ttf";
  private static final int FIRST_SELECTOR = 0xFE00;
  private static final int LAST_SELECTOR = 0xFE0F;
  private static final int FIRST_IDEOGRAPHIC_SELECTOR = 0xE0100;
  private static final int LAST_IDEOGRAPHIC_SELECTOR = 0xE01EF;

  private final byte[] bytes;
  private final CmapLookup characters;

  public PrintFont() {
    this.bytes = read();
    this.characters = characters(bytes);
  }

  InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  /** The text as it can be printed. */
  String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(c, printable));
    return printable.toString();
  }

  private void append(int character, StringBuilder printable) {
    if (isHeld(character)) {
      printable.appendCodePoint(character);
    } else if (!isSilent(character)) {
      printable.append(likeness(character));
    }
  }

  private boolean isHeld(int character) {
    return character == '\n' || character == '\t' || characters.getGlyphId(character) != 0;
  }

  /** Of characters that look the same the font holds one; the others are printed as that one. */
  private String likeness(int character) {
    String same = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
    return same.codePoints().allMatch(this::isHeld)
        ? same
        : String.format(Locale.ROOT, "〔U+%04X〕", character);
  }

  /** Controls would break the document; selectors of a character's form show nothing themselves. */
  private static boolean isSilent(int character) {
    return Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT
        || (character >= FIRST_SELECTOR && character <= LAST_SELECTOR)
        || (character >= FIRST_IDEOGRAPHIC_SELECTOR && character <= LAST_IDEOGRAPHIC_SELECTOR);
  }

  private static byte[] read() {
    try (InputStream file = PrintFont.class.getResourceAsStream(FILE)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the print font cannot be read", e);
    }
  }

  private static CmapLookup characters(byte[] bytes) {
    try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
      return font.getUnicodeCmapLookup();
    } catch (IOException e) {
      throw new UncheckedIOException("the print font cannot be read", e);
    }
  }
}
