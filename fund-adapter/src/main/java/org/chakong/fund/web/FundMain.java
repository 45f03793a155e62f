package org.chakong.fund.web;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.chakong.fund.core.CoreChoice;
import org.chakong.runtime.start.ServiceStart;

/** Starts the fund centre side. */
@QuarkusMain
public class FundMain {

  public static void main(String... args) {
    ServiceStart.run("fund", CoreChoice::obstacle, args);
  }
}
