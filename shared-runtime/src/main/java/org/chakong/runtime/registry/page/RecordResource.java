package org.chakong.runtime.registry.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chakong.contracts.api.BodySchema;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.registry.RecordEnding;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.registry.ProposalRows;
import org.chakong.runtime.registry.RegistryBook;
import org.chakong.runtime.registry.RegistryLooks;
import org.chakong.runtime.registry.RegistryRoles;
import org.chakong.runtime.registry.RegistryView;
import org.chakong.runtime.registry.RegistryView.Listed;
import org.chakong.runtime.web.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** One record through the days: how it stands, and every change with who made it, when and why. */
@Path(RegistryMenu.PATH + "/{kind}/{entry:[0-9]{1,18}}")
@Produces(PageWriter.HTML)
@RolesAllowed(RegistryRoles.READERS)
public class RecordResource {

  private static final int UNPROCESSABLE = 422;
  private static final int STEPS = 200;
  private static final ObjectMapper JSON = ContractJson.strict();

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final RegistryView view;
  private final ProposalRows proposals;
  private final RegistryBook book;
  private final RegistryLooks looks;
  private final ProposalFormPage form;
  private final SecurityIdentity caller;
  private final Set<String> proposers;
  private final String side;
  private final RoutingContext http;

  RecordResource(
      @Location("registry/record.html") Template template,
      PageWriter pages,
      PageTexts texts,
      RegistryView view,
      ProposalRows proposals,
      RegistryBook book,
      RegistryLooks looks,
      ProposalFormPage form,
      SecurityIdentity caller,
      @ConfigProperty(name = "chakong.registries.proposers") Set<String> proposers,
      @ConfigProperty(name = "chakong.side") String side,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.view = view;
    this.proposals = proposals;
    this.book = book;
    this.looks = looks;
    this.form = form;
    this.caller = caller;
    this.proposers = proposers;
    this.side = side;
    this.http = http;
  }

  /** How the record stands on certain days. */
  public record Period(String days, List<RegistryWords.Fact> facts, String at, String by) {}

  /** One change of it. */
  public record Step(
      long proposal,
      String what,
      String state,
      List<RegistryWords.Fact> facts,
      String proposed,
      String comment,
      String decided,
      String decision) {}

  /** An ending as it was typed, with what is wrong by field. */
  private record Ending(String from, String comment, Map<String, String> defects) {
    private static final Ending NONE = new Ending("", "", Map.of());
  }

  @GET
  public String show(@RestPath String kind, @RestPath long entry) {
    return write(found(kind, entry), false, Ending.NONE);
  }

  @POST
  @Path("/persons")
  public String persons(@RestPath String kind, @RestPath long entry) {
    Listed found = found(kind, entry);
    looks.atEntries(found.entry().record().kind(), List.of(entry));
    return write(found, true, Ending.NONE);
  }

  /** The form of a change holds the record in full, so asking for it is a look. */
  @POST
  @Path("/change")
  @RolesAllowed(RegistryRoles.PROPOSERS)
  public String change(@RestPath String kind, @RestPath long entry) {
    Listed found = found(kind, entry);
    RegistryKind of = found.entry().record().kind();
    if (RecordFields.hasPersons(of)) {
      looks.atEntries(of, List.of(entry));
    }
    return form.write(of, ProposalForm.of(found.entry().record()), Map.of(), true);
  }

  @POST
  @Path("/ending")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(RegistryRoles.PROPOSERS)
  public Response end(
      @RestPath String kind,
      @RestPath long entry,
      @RestForm String from,
      @RestForm String comment) {
    Listed found = found(kind, entry);
    RegistryWords words = new RegistryWords(texts, Language.of(http));
    ObjectNode body = JSON.createObjectNode().put("key", found.entry().key());
    put(body, "from", from);
    put(body, "comment", comment);
    Map<String, String> defects =
        ProposalForm.byField(BodySchema.of(side).check("RecordEnding", body, words.locale()));
    if (!defects.isEmpty()) {
      return again(found, from, comment, defects);
    }
    RecordEnding ending =
        new RecordEnding(
            found.entry().key(),
            LocalDate.parse(body.path("from").asText()),
            body.path("comment").asText(null));
    RegistryKind of = found.entry().record().kind();
    return switch (book.end(of, ending, caller.getPrincipal().getName())) {
      case RegistryBook.Result.Taken taken -> ProposalResource.to(taken.proposal(), "proposed");
      case RegistryBook.Result.Defective defective ->
          again(
              found,
              from,
              comment,
              Map.of("from", words.code(defective.defects().getFirst().why().name())));
      case RegistryBook.Result.Unknown u -> throw undecided();
      case RegistryBook.Result.DecidedBefore d -> throw undecided();
      case RegistryBook.Result.SamePerson s -> throw undecided();
    };
  }

  private static IllegalStateException undecided() {
    return new IllegalStateException("an ending was answered like a decision");
  }

  private Response again(Listed found, String from, String comment, Map<String, String> defects) {
    Ending typed = new Ending(from == null ? "" : from, comment == null ? "" : comment, defects);
    return Response.status(UNPROCESSABLE).entity(write(found, false, typed)).build();
  }

  private static void put(ObjectNode body, String field, String typed) {
    if (typed != null && !typed.isBlank()) {
      body.put(field, typed.strip());
    }
  }

  private Listed found(String kind, long entry) {
    return view.entry(RegistryListResource.kind(kind), entry)
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  private String write(Listed found, boolean whole, Ending ending) {
    RegistryWords words = new RegistryWords(texts, Language.of(http));
    RegistryKind kind = found.entry().record().kind();
    String key = found.entry().key();
    List<Listed> standing = view.standing(kind, List.of(key));
    Map<String, Object> data = new HashMap<>();
    data.put("kind", kind.path());
    data.put("kindName", words.kind(kind));
    data.put("entry", found.id());
    data.put("facts", words.facts(found.entry().record(), whole));
    data.put("standing", standing.stream().map(one -> period(one, words, whole)).toList());
    data.put(
        "steps",
        proposals.of(kind, key, STEPS).stream().map(one -> step(one, words, whole)).toList());
    data.put("mayAsk", RecordFields.hasPersons(kind) && !whole);
    data.put("whole", whole);
    data.put("mayPropose", proposers.stream().anyMatch(caller::hasRole));
    data.put("atOnce", kind.endsAtOnce());
    data.put("from", ending.from());
    data.put("comment", ending.comment());
    data.put("fromDefect", ending.defects().getOrDefault("from", ""));
    data.put("commentDefect", ending.defects().getOrDefault("comment", ""));
    return pages.write(template, http, "registry_record", data);
  }

  private static Period period(Listed one, RegistryWords words, boolean whole) {
    var entry = one.entry();
    return new Period(
        words.days(entry.validFrom(), entry.validUntil()),
        words.facts(entry.record(), whole),
        words.at(entry.registeredAt()),
        words.by(entry));
  }

  private static Step step(ProposalRows.Step one, RegistryWords words, boolean whole) {
    var proposal = one.proposal();
    return new Step(
        proposal.id(),
        words.change(one.change()),
        words.state(proposal),
        one.change().record() == null ? List.of() : words.facts(one.change().record(), whole),
        words.person(proposal.proposedBy()) + " " + words.at(proposal.proposedAt()),
        proposal.comment() == null ? "" : proposal.comment(),
        proposal.decidedBy() == null
            ? ""
            : words.person(proposal.decidedBy()) + " " + words.at(proposal.decidedAt()),
        proposal.decisionComment() == null ? "" : proposal.decisionComment());
  }
}
