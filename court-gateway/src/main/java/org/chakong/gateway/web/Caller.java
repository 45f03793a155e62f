package org.chakong.gateway.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.gateway.intake.Filer;
import org.chakong.gateway.request.RequestBook;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.web.ProblemException;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls and what they may see: a case system its own court's requests, operators all. */
@RequestScoped
public class Caller {

  public static final String CASE_SYSTEM = "case-system";
  public static final String COURT_OPS = "court-ops";

  /** A person of a court who replies to fund centres. */
  public static final String COURT_CLERK = "court-clerk";

  public static final String AUDITOR = "auditor";

  private final SecurityIdentity identity;
  private final RequestBook book;

  Caller(SecurityIdentity identity, RequestBook book) {
    this.identity = identity;
    this.book = book;
  }

  /**
   * The caller as one who files.
   *
   * @throws ProblemException 403 when the token names no court
   */
  Filer filer() {
    return new Filer(ownCourt(), actor());
  }

  /** The only court that the caller may see, empty for all. */
  public Optional<String> onlyCourt() {
    boolean all = identity.hasRole(COURT_OPS) || identity.hasRole(AUDITOR);
    return all ? Optional.empty() : Optional.of(ownCourt());
  }

  /**
   * A request that the caller may see.
   *
   * @throws ProblemException 404 when there is none, or it is another court's
   */
  public StoredRequest visible(String requestNo) {
    Optional<String> onlyCourt = onlyCourt();
    return book.find(requestNo)
        .filter(request -> onlyCourt.map(request.court()::equals).orElse(true))
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  /**
   * A request of the caller's own court, whatever else the caller may see.
   *
   * @throws ProblemException 404 when there is none
   */
  public StoredRequest own(String requestNo) {
    String court = ownCourt();
    return book.find(requestNo)
        .filter(request -> request.court().equals(court))
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  /** Whether the caller may take back what the court filed. */
  public boolean mayWithdraw(StoredRequest request) {
    return identity.hasRole(CASE_SYSTEM) && isOwn(request);
  }

  /** Whether the caller may reply to the fund centre for the court. */
  public boolean mayReply(StoredRequest request) {
    return (identity.hasRole(CASE_SYSTEM) || identity.hasRole(COURT_CLERK)) && isOwn(request);
  }

  private boolean isOwn(StoredRequest request) {
    return request.court().equals(token().<String>getClaim("court"));
  }

  /** Role and subject, as events name who acted. */
  public String actor() {
    return role() + ":" + token().getSubject();
  }

  /**
   * Bearer tokens and people's sign-in end in the same principal; an injected token would be one's
   * only.
   */
  private JsonWebToken token() {
    return (JsonWebToken) identity.getPrincipal();
  }

  private String role() {
    if (identity.hasRole(CASE_SYSTEM)) {
      return CASE_SYSTEM;
    }
    if (identity.hasRole(COURT_CLERK)) {
      return COURT_CLERK;
    }
    return identity.hasRole(COURT_OPS) ? COURT_OPS : AUDITOR;
  }

  private String ownCourt() {
    return Optional.ofNullable(token().<String>getClaim("court"))
        .orElseThrow(() -> new ProblemException(ProblemCode.FORBIDDEN));
  }
}
