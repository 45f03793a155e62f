package org.chakong.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Uploads the papers that a filing names, each distinct paper once. */
final class Papers {

  private static final String BOUNDARY = "----chakong-paper";

  private final Wire wire;
  private final String path;
  private final Map<String, String> uploaded = new ConcurrentHashMap<>();

  Papers(Wire wire, String path) {
    this.wire = wire;
    this.path = path;
  }

  /** Gives every paper without an id the id of an uploaded PDF. */
  void handOver(Filing filing, String token) {
    for (JsonNode document : filing.documents()) {
      if (!document.has("documentId")) {
        String type = document.path("type").asText();
        ((ObjectNode) document)
            .put("documentId", uploaded.computeIfAbsent(type, name -> upload(name, token)));
      }
    }
  }

  private String upload(String type, String token) {
    Reply reply = upload(type, pdf("Chakong test paper " + type), token);
    if (reply.status() / 100 != 2) {
      throw new IllegalStateException("a paper was refused with status " + reply.status());
    }
    return reply.at("/documentId");
  }

  Reply upload(String type, byte[] content, String token) {
    var form = new ByteArrayOutputStream();
    form.writeBytes(
        ("--%s\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\n%s\r\n"
                + "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"paper.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n")
            .formatted(BOUNDARY, type, BOUNDARY)
            .getBytes(StandardCharsets.UTF_8));
    form.writeBytes(content);
    form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return wire.bytes(
        "POST",
        path,
        token,
        Map.of(),
        "multipart/form-data; boundary=" + BOUNDARY,
        form.toByteArray());
  }

  /** The smallest PDF with one page that says the given text. */
  static byte[] pdf(String text) {
    String content = "BT /F1 12 Tf 72 720 Td (" + text + ") Tj ET";
    return """
    %%PDF-1.4
    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
    /Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
    4 0 obj<</Length %d>>stream
    %s
    endstream endobj
    trailer<</Root 1 0 R>>
    %%%%EOF
    """
        .formatted(content.length(), content)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
