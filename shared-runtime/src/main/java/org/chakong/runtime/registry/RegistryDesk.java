package org.chakong.runtime.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import org.chakong.contracts.api.BodySchema;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.registry.RecordEnding;
import org.chakong.contracts.registry.RecordProposal;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryDecision;
import org.chakong.contracts.registry.RegistryEntry;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryPeer;
import org.chakong.contracts.registry.RegistryProposal;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.chakong.runtime.web.ProblemException;
import org.chakong.runtime.web.ProblemTexts;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;

/** The registries as both services offer them over HTTP; who may do what is the services' word. */
@ApplicationScoped
public class RegistryDesk {

  private final RegistryBook book;
  private final RegistryView view;
  private final ProposalRows proposals;
  private final PeerDirectory peers;
  private final HttpHeaders http;
  private final Clock clock;
  private final String api;

  RegistryDesk(
      RegistryBook book,
      RegistryView view,
      ProposalRows proposals,
      PeerDirectory peers,
      HttpHeaders http,
      Clock clock,
      @ConfigProperty(name = "chakong.side") String api) {
    this.book = book;
    this.view = view;
    this.proposals = proposals;
    this.peers = peers;
    this.http = http;
    this.clock = clock;
    this.api = api;
  }

  public Page<RegistryEntry> records(
      String kind, String at, String court, Integer limit, String cursor) {
    PageRequest page = PageRequest.of(limit, cursor, 1);
    return page.page(
        view.on(kind(kind), day(at), court, number(page, 0), page.fetch()),
        RegistryView.Listed::entry,
        listed -> Cursor.after(listed.id()));
  }

  public String export(String kind, String at) {
    List<RegistryEntry> all =
        view.on(kind(kind), day(at), null, 0, null).stream()
            .map(RegistryView.Listed::entry)
            .toList();
    return RegistryCsv.write(kind(kind), all);
  }

  public RestResponse<RegistryProposal> propose(
      String kind, RecordProposal proposal, String person) {
    if (proposal.record().kind() != kind(kind)) {
      throw ProblemException.malformed("record.kind");
    }
    return created(
        book.propose(
            kind(kind), List.of(RegistryChange.put(1, proposal)), proposal.comment(), person),
        (line, field) -> field);
  }

  public RestResponse<RegistryProposal> importRecords(
      String kind, String comment, byte[] csv, String person) {
    if (RegistryCsv.isTooLarge(csv)) {
      throw new ProblemException(ProblemCode.TOO_LARGE);
    }
    RegistryCsv.Read read =
        RegistryCsv.read(
            kind(kind),
            csv,
            BodySchema.of(api),
            ProblemTexts.language(http.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    if (!read.violations().isEmpty()) {
      throw new ProblemException(ProblemCode.MALFORMED, read.violations());
    }
    return created(book.propose(kind(kind), read.changes(), comment, person), RegistryCsv::field);
  }

  public RestResponse<RegistryProposal> end(String kind, RecordEnding ending, String person) {
    return created(book.end(kind(kind), ending, person), (line, field) -> field);
  }

  public Page<RegistryProposal> proposals(Boolean open, Integer limit, String cursor) {
    PageRequest page = PageRequest.of(limit, cursor, 1);
    return page.page(
        proposals.before(number(page, Long.MAX_VALUE), Boolean.TRUE.equals(open), page.fetch()),
        proposal -> proposal,
        proposal -> Cursor.after(proposal.id()));
  }

  public Page<RegistryChange> changes(long proposal, Integer limit, String cursor) {
    PageRequest page = PageRequest.of(limit, cursor, 1);
    List<RegistryChange> found =
        proposals.changes(proposal, Math.toIntExact(number(page, 0)), page.fetch());
    if (found.isEmpty() && page.after().isEmpty()) {
      throw new ProblemException(ProblemCode.NOT_FOUND);
    }
    return page.page(found, change -> change, change -> Cursor.after(change.line()));
  }

  public RegistryProposal decide(long proposal, RegistryDecision decision, String person) {
    return switch (book.decide(proposal, decision, person)) {
      case RegistryBook.Result.Taken taken -> taken.proposal();
      case RegistryBook.Result.Defective defective ->
          throw new ProblemException(
              ProblemCode.CONFLICT, violations(defective.defects(), RegistryCsv::field));
      case RegistryBook.Result.Unknown u -> throw new ProblemException(ProblemCode.NOT_FOUND);
      case RegistryBook.Result.DecidedBefore d -> throw new ProblemException(ProblemCode.CONFLICT);
      case RegistryBook.Result.SamePerson s -> throw new ProblemException(ProblemCode.FORBIDDEN);
    };
  }

  public Page<RegistryPeer> peers() {
    return new Page<>(peers.peers().stream().map(RegistryDesk::peer).toList(), null);
  }

  private static RegistryPeer peer(Peer peer) {
    return new RegistryPeer(
        peer.party().value(),
        peer.fundCentre().orElse(null),
        peer.courts().stream().sorted().toList(),
        peer.thumbprints().stream().sorted().toList());
  }

  private static RestResponse<RegistryProposal> created(
      RegistryBook.Result result, BiFunction<Integer, String, String> field) {
    return switch (result) {
      case RegistryBook.Result.Taken taken ->
          RestResponse.status(RestResponse.Status.CREATED, taken.proposal());
      case RegistryBook.Result.Defective defective ->
          throw new ProblemException(ProblemCode.MALFORMED, violations(defective.defects(), field));
      case RegistryBook.Result.Unknown u -> throw undecided();
      case RegistryBook.Result.DecidedBefore d -> throw undecided();
      case RegistryBook.Result.SamePerson s -> throw undecided();
    };
  }

  private static IllegalStateException undecided() {
    return new IllegalStateException("a proposal was answered like a decision");
  }

  private static List<Violation> violations(
      List<Defect> defects, BiFunction<Integer, String, String> field) {
    return defects.stream()
        .map(defect ->
            new Violation(
                field.apply(defect.line(), defect.why().field()), defect.why().name(), null))
        .toList();
  }

  private static RegistryKind kind(String path) {
    return RegistryKind.ofPath(path).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  private LocalDate day(String at) {
    try {
      return at == null ? LegalZone.dayOf(clock.instant()) : LocalDate.parse(at);
    } catch (DateTimeException e) {
      throw ProblemException.malformed("at");
    }
  }

  private static long number(PageRequest page, long otherwise) {
    try {
      return page.after().map(after -> Long.parseLong(after.key().getFirst())).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw ProblemException.malformed("cursor");
    }
  }
}
