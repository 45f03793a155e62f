package org.chakong.gateway.web;

import jakarta.annotation.security.RolesAllowed;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.chakong.contracts.api.CourtLookApi;
import org.chakong.contracts.api.Look;
import org.chakong.contracts.api.Page;
import org.chakong.gateway.look.Looks;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.chakong.runtime.web.ProblemException;

/** Who looked at personal data on the gateway's pages. */
public class CourtLookResource implements CourtLookApi {

  private final Looks looks;

  CourtLookResource(Looks looks) {
    this.looks = looks;
  }

  @Override
  @RolesAllowed({Caller.COURT_OPS, Caller.AUDITOR})
  public Page<Look> looks(
      String person, String requestNo, String day, Integer limit, String cursor) {
    PageRequest page = PageRequest.of(limit, cursor, 1);
    long below = page.after().map(Cursor::onlyNumber).orElse(Long.MAX_VALUE);
    return page.page(
        looks.newest(new Looks.Filter(person, requestNo, day(day)), below, page.fetch()),
        Looks.Listed::look,
        listed -> Cursor.after(listed.id()));
  }

  private static LocalDate day(String day) {
    try {
      return day == null ? null : LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw ProblemException.malformed("day");
    }
  }
}
