package org.chakong.contracts.file;

/** Thrown by a value that cannot be what a file says it is. */
public final class Defective extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final transient Defect defect;

  /** The value as a whole is wrong. */
  public Defective(Defect defect) {
    this("", defect);
  }

  /**
   * Part of the value is wrong.
   *
   * @param path of the part inside the value, for example {@code /deadlines/2}
   */
  public Defective(String path, Defect defect) {
    super(defect.english());
    this.path = path;
    this.defect = defect;
  }

  String path() {
    return path;
  }

  Defect defect() {
    return defect;
  }
}
