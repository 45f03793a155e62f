package org.chakong.acceptance;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** People who read pages, each in a window of their own until the test ends. */
final class Readers implements AutoCloseable {

  private final Chromium chromium;
  private final List<Reader> open = new ArrayList<>();

  Readers(Chromium chromium) {
    this.chromium = chromium;
  }

  /**
   * @param service root of the service whose pages are read
   * @param language {@code zh-CN} or {@code en}
   */
  Reader of(URI service, String language) {
    Reader reader = new Reader(chromium.browser(), service, language);
    open.add(reader);
    return reader;
  }

  /** Closes their windows. */
  @Override
  public void close() {
    open.forEach(Reader::close);
    open.clear();
  }
}
