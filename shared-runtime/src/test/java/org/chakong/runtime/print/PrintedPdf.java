package org.chakong.runtime.print;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF as a reader sees it: its words, its fonts, its pages as pictures. */
public final class PrintedPdf {

  private static final int DPI = 150;

  private final byte[] bytes;

  public PrintedPdf(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  private interface Reading<T> {
    T of(PDDocument document) throws IOException;
  }

  private <T> T read(Reading<T> reading) {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      return reading.of(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All words without any white space, for lines break where there is room. */
  public String text() {
    return read(document -> new PDFTextStripper().getText(document)).replaceAll("\\s+", "");
  }

  public int pages() {
    return read(PDDocument::getNumberOfPages);
  }

  /** Title, author and all else that a file manager shows. */
  public String metadata() {
    return read(document -> {
      StringBuilder said = new StringBuilder();
      document
          .getDocumentInformation()
          .getMetadataKeys()
          .forEach(key ->
              said.append(document.getDocumentInformation().getPropertyStringValue(key))
                  .append('\n'));
      return said + (document.getDocumentCatalog().getMetadata() == null ? "" : "XMP");
    });
  }

  /** Whether every font of every page comes with the file. */
  public boolean allFontsEmbedded() {
    return read(document -> {
      List<PDFont> fonts = new ArrayList<>();
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          fonts.add(page.getResources().getFont(name));
        }
      }
      return !fonts.isEmpty() && fonts.stream().allMatch(PDFont::isEmbedded);
    });
  }

  /** What the QR codes of the first page say. */
  public List<String> codes() {
    BufferedImage page = picture(0);
    int[] dots = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
    LuminanceSource light = new RGBLuminanceSource(page.getWidth(), page.getHeight(), dots);
    try {
      var found =
          new QRCodeMultiReader()
              .decodeMultiple(
                  new BinaryBitmap(new HybridBinarizer(light)),
                  Map.of(DecodeHintType.TRY_HARDER, true));
      return Arrays.stream(found).map(code -> code.getText()).toList();
    } catch (NotFoundException e) {
      return List.of();
    }
  }

  /** Writes each page as a picture, to be looked at. */
  public void writePictures(Path folder, String name) {
    try {
      Files.createDirectories(folder);
      for (int page = 0; page < pages(); page++) {
        ImageIO.write(
            picture(page), "png", folder.resolve(name + "-" + (page + 1) + ".png").toFile());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BufferedImage picture(int page) {
    return read(document -> new PDFRenderer(document).renderImageWithDPI(page, DPI));
  }
}
