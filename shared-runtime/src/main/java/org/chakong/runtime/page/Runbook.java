package org.chakong.runtime.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The runbook of {@code docs/}, which is packed into the service, as HTML. */
@Singleton
class Runbook {

  private static final Map<Language, String> FILES =
      Map.of(Language.CHINESE, "pages/runbook.zh-CN.md", Language.ENGLISH, "pages/runbook.md");

  private final Map<Language, String> pages = new EnumMap<>(Language.class);

  Runbook() {
    FILES.forEach((language, file) -> pages.put(language, html(read(file))));
  }

  String in(Language language) {
    return pages.get(language);
  }

  private static String html(String markdown) {
    Node document = Parser.builder().build().parse(markdown);
    // other documents are not packed: what links to them is left as words
    return HtmlRenderer.builder()
        .escapeHtml(true)
        .attributeProviderFactory(context ->
            (node, tag, attributes) -> {
              if (node instanceof Heading heading) {
                attributes.put("id", Trouble.anchor(words(heading)));
              }
              if (node instanceof Link link && !link.getDestination().startsWith("#")) {
                attributes.remove("href");
              }
            })
        .build()
        .render(document);
  }

  private static String words(Node node) {
    StringBuilder words = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }
        });
    return words.toString();
  }

  private static String read(String file) {
    try (InputStream bytes =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the runbook cannot be read", e);
    }
  }
}
