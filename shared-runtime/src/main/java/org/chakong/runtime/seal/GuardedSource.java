package org.chakong.runtime.seal;

import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** The first bytes of a PDF as the parser reads them; every read asks the guard. */
final class GuardedSource implements RandomAccessRead {

  private static final int EVERY = 0xff;

  private final byte[] file;
  private final int length;
  private final Guard guard;
  private int position;
  private int singleReads;
  private boolean closed;

  /**
   * @param length how much of the file there is to be read
   */
  GuardedSource(byte[] file, int length, Guard guard) {
    this.file = file;
    this.length = length;
    this.guard = guard;
  }

  /** The parser reads most of a file byte by byte; not each can pay for a look at the clock. */
  @Override
  public int read() {
    if ((++singleReads & EVERY) == 0) {
      guard.check();
    }
    return isEOF() ? -1 : file[position++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int wanted) {
    guard.check();
    if (isEOF()) {
      return -1;
    }
    int read = Math.min(wanted, length - position);
    System.arraycopy(file, position, into, offset, read);
    position += read;
    return read;
  }

  @Override
  public long getPosition() {
    return position;
  }

  @Override
  public void seek(long to) {
    position = (int) Math.clamp(to, 0, length);
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isEOF() {
    return position >= length;
  }

  /** With a place of its own, so that two readers never move each other. */
  @Override
  public RandomAccessReadView createView(long from, long size) {
    return new RandomAccessReadView(new GuardedSource(file, length, guard), from, size, true);
  }

  @Override
  public void close() {
    closed = true;
  }
}
