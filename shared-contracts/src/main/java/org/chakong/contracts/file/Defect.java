package org.chakong.contracts.file;

/** What is wrong, in both languages of the people who write the file. */
public record Defect(String chinese, String english) {

  public static Defect missing(String key) {
    return new Defect("缺少 " + key, key + " is missing");
  }
}
