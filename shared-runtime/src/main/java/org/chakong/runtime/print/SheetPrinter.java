package org.chakong.runtime.print;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.message.Digests;

/**
 * Prints sheets as PDF. The same sheet gives the same bytes on every machine, so that two copies
 * can be compared; nothing about a person stands outside the page.
 */
@ApplicationScoped
public class SheetPrinter {

  /** The media type of what is printed. */
  public static final String MEDIA_TYPE = "application/pdf";

  private static final String PRODUCER = "Chakong";

  private final PrintFont font;
  private final Template template;

  public SheetPrinter(PrintFont font) {
    this.font = font;
    this.template = template();
    // what it says while printing may quote the page
    XRLog.setLoggingEnabled(false);
  }

  /** The sheet as PDF. */
  public byte[] print(Sheet sheet) {
    String page =
        font.printable(
            template.data("sheet", sheet, "qr", QrPicture.dataUri(sheet.code())).render());
    try (PDDocument document = new PDDocument();
        PdfBoxRenderer renderer = builder(page, document).buildPdfRenderer()) {
      renderer.layout();
      renderer.createPDFWithoutClosing();
      identify(document, sheet, page);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a sheet cannot be printed", e);
    }
  }

  private PdfRendererBuilder builder(String page, PDDocument document) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFont(font::stream, PrintFont.FAMILY);
    builder.withHtmlContent(page, null);
    builder.usePDDocument(document);
    builder.withProducer(PRODUCER);
    // the page brings everything along: nothing is fetched
    builder.useHttpStreamImplementation(address -> {
      throw new IllegalStateException("a sheet fetches nothing");
    });
    return builder;
  }

  /** Dates and the file's id follow from the content alone. */
  private static void identify(PDDocument document, Sheet sheet, String page) {
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(sheet.title() + " " + sheet.number());
    information.setProducer(PRODUCER);
    Calendar at = GregorianCalendar.from(sheet.at().atZone(LegalZone.ZONE));
    information.setCreationDate(at);
    information.setModificationDate(at);
    document.setDocumentInformation(information);
    String digest = Digests.sha256Hex(page.getBytes(StandardCharsets.UTF_8));
    document.setDocumentId(Long.parseUnsignedLong(digest.substring(0, 16), 16));
  }

  private static Template template() {
    Engine engine =
        Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();
    return engine.parse(source(), Variant.forContentType(Variant.TEXT_HTML));
  }

  private static String source() {
    try (InputStream file = SheetPrinter.class.getResourceAsStream("sheet.html")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the template of sheets cannot be read", e);
    }
  }
}
