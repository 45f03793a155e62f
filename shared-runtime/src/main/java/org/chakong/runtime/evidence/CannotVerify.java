package org.chakong.runtime.evidence;

/** Something that is needed to judge is not at hand; says what in one line, for a person. */
final class CannotVerify extends Exception {

  private static final long serialVersionUID = 1;

  CannotVerify(String what) {
    super(what);
  }

  CannotVerify(String what, Throwable cause) {
    super(what, cause);
  }

  static CannotVerify withoutKey(String kid) {
    return new CannotVerify("公钥文件中没有此密钥 / the key file has no key " + kid);
  }
}
