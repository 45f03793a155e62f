package org.chakong.fund.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chakong.contracts.request.DocumentType;
import org.chakong.fund.request.Filing;
import org.chakong.fund.request.TakePaper;
import org.chakong.runtime.paper.Paper;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/**
 * Takes scans in for the intake form, into the same store as {@code POST /fund/v1/documents}; what
 * kind of paper one is, the form says.
 */
@Singleton
class CounterScans {

  private static final String SCAN = "scan";
  private static final int KIBIBYTE = 1024;
  private static final int OK = 200;
  private static final int MOST_PAPERS = 100;

  private final CounterPage page;
  private final TakePaper papers;

  CounterScans(CounterPage page, TakePaper papers) {
    this.page = page;
    this.papers = papers;
  }

  /**
   * The form again, with a row for each scan; what is no paper is said beside them.
   *
   * @param status 200, or that of the last scan that was not taken
   */
  record Taken(int status, CounterForm form, CounterPage.Back back) {}

  Taken take(MultipartFormDataInput input) {
    Map<String, String> typed = new LinkedHashMap<>();
    List<FormValue> scans = new ArrayList<>();
    input
        .getValues()
        .forEach((name, values) ->
            values.forEach(value -> {
              if (value.isFileItem()) {
                scans.add(value);
              } else if (!name.equals(SCAN)) {
                typed.putIfAbsent(name, value.getValue());
              }
            }));
    CounterForm form = CounterForm.of(typed);
    if (form.action().isEmpty()) {
      throw ProblemException.malformed(CounterForm.ACTION);
    }
    return take(form, scans.stream().filter(scan -> !name(scan).isEmpty()).toList());
  }

  private Taken take(CounterForm typed, List<FormValue> scans) {
    CounterForm form = typed;
    int status = OK;
    String refused = "";
    for (FormValue scan : scans) {
      try {
        form = with(form, scan);
      } catch (ProblemException unfit) {
        status = unfit.problem().status();
        refused = page.words().say("counter_scan_" + status, name(scan));
      }
    }
    String focus = refused.isEmpty() ? last(form) : "paper-refused";
    CounterPage.Back back = new CounterPage.Back(refused, "", true, focus, CounterDefects.NONE);
    return new Taken(status, form, back);
  }

  private CounterForm with(CounterForm form, FormValue scan) {
    Paper paper = Paper.of(bytes(scan));
    int row = form.rows(CounterForm.DOCUMENTS);
    if (row >= MOST_PAPERS) {
      throw ProblemException.malformed(CounterForm.DOCUMENTS);
    }
    papers.take(Filing.WINDOW, null, paper);
    String type = PaperGuess.of(name(scan)).map(DocumentType::name).orElse("");
    String document = CounterForm.DOCUMENTS + "[" + row + "].";
    String file = CounterForm.SCANS + "[" + row + "].";
    return form.with(document + "documentId", paper.documentId())
        .with(document + "type", type)
        .with(file + "file", name(scan))
        .with(file + "size", page.words().say("desk_kib", paper.bytes().length / KIBIBYTE + 1));
  }

  private static byte[] bytes(FormValue scan) {
    try (InputStream content = scan.getFileItem().getInputStream()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("an uploaded paper cannot be read", e);
    }
  }

  private static String last(CounterForm form) {
    int rows = form.rows(CounterForm.DOCUMENTS);
    return rows == 0 ? SCAN : FormField.idOf(CounterForm.DOCUMENTS + "[" + (rows - 1) + "].type");
  }

  private static String name(FormValue scan) {
    return scan.getFileName() == null ? "" : scan.getFileName();
  }
}
