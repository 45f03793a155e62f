package org.chakong.acceptance;

/**
 * What test classes must not use at the same time. Within a city the legal clock is shared; and of
 * all other services only one pair runs beside that of Jiaozuo, so that two cores are enough.
 */
public final class Lane {

  public static final String JIAOZUO = "jiaozuo";
  public static final String OTHERS = "others";

  private Lane() {}
}
