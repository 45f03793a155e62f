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
import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chakong.contracts.api.BodySchema;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryDecision;
import org.chakong.contracts.registry.RegistryProposal;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.registry.Defect;
import org.chakong.runtime.registry.ProposalRows;
import org.chakong.runtime.registry.RegistryBook;
import org.chakong.runtime.registry.RegistryDesk;
import org.chakong.runtime.registry.RegistryLooks;
import org.chakong.runtime.registry.RegistryRoles;
import org.chakong.runtime.web.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One proposal with what it would change; another person than who proposed it decides here. */
@Path(RegistryMenu.PATH + "/proposals/{id:[0-9]{1,18}}")
@Produces(PageWriter.HTML)
@RolesAllowed(RegistryRoles.READERS)
public class ProposalResource {

  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final Set<String> DONE = Set.of("proposed", "decided");
  private static final ObjectMapper JSON = ContractJson.strict();

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final RegistryDesk desk;
  private final ProposalRows proposals;
  private final ProposalLines lines;
  private final RegistryBook book;
  private final RegistryLooks looks;
  private final SecurityIdentity caller;
  private final Set<String> deciders;
  private final String side;
  private final RoutingContext http;

  ProposalResource(
      @Location("registry/proposal.html") Template template,
      PageWriter pages,
      PageTexts texts,
      RegistryDesk desk,
      ProposalRows proposals,
      ProposalLines lines,
      RegistryBook book,
      RegistryLooks looks,
      SecurityIdentity caller,
      @ConfigProperty(name = "chakong.registries.deciders") Set<String> deciders,
      @ConfigProperty(name = "chakong.side") String side,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.desk = desk;
    this.proposals = proposals;
    this.lines = lines;
    this.book = book;
    this.looks = looks;
    this.caller = caller;
    this.deciders = deciders;
    this.side = side;
    this.http = http;
  }

  /** A decision as it was typed, with why it was refused. */
  private record Typed(String decision, String comment, String refused) {
    private static final Typed NOTHING = new Typed("", "", "");
  }

  static Response to(RegistryProposal proposal, String done) {
    return Response.seeOther(
            UriBuilder.fromPath(RegistryMenu.PATH + "/proposals/{id}")
                .queryParam("done", done)
                .build(proposal.id()))
        .build();
  }

  @GET
  public String show(@RestPath long id, @RestQuery String done, @RestQuery String cursor) {
    return write(found(id), cursor, done, false, Typed.NOTHING);
  }

  @POST
  @Path("/persons")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String persons(@RestPath long id, @RestForm String cursor) {
    RegistryProposal proposal = found(id);
    looks.atProposal(proposal.kind(), id);
    return write(proposal, cursor, null, true, Typed.NOTHING);
  }

  @POST
  @Path("/decision")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(RegistryRoles.DECIDERS)
  public Response decide(@RestPath long id, @RestForm String decision, @RestForm String comment) {
    RegistryWords words = words();
    RegistryProposal proposal = found(id);
    Typed typed = new Typed(given(decision), given(comment), "");
    Optional<String> unfit = unfit(typed, words);
    if (unfit.isPresent()) {
      return again(UNPROCESSABLE, proposal, typed, unfit.get());
    }
    RegistryDecision taken =
        new RegistryDecision(
            RegistryDecision.Kind.valueOf(typed.decision()),
            typed.comment().isEmpty() ? null : typed.comment());
    return switch (book.decide(id, taken, caller.getPrincipal().getName())) {
      case RegistryBook.Result.Taken done -> to(done.proposal(), "decided");
      case RegistryBook.Result.Defective defective ->
          again(CONFLICT, proposal, typed, words(defective.defects().getFirst(), words));
      case RegistryBook.Result.DecidedBefore d ->
          again(CONFLICT, found(id), typed, words.say("registry_decided_before"));
      case RegistryBook.Result.SamePerson s ->
          again(CONFLICT, proposal, typed, words.say("registry_same_person"));
      case RegistryBook.Result.Unknown u -> throw new ProblemException(ProblemCode.NOT_FOUND);
    };
  }

  /** A page asks for more than the contract: who turns something down says why. */
  private Optional<String> unfit(Typed typed, RegistryWords words) {
    Optional<RegistryDecision.Kind> kind =
        Arrays.stream(RegistryDecision.Kind.values())
            .filter(one -> one.name().equals(typed.decision()))
            .findFirst();
    if (kind.isEmpty()) {
      return Optional.of(words.say("registry_choose"));
    }
    if (kind.get() == RegistryDecision.Kind.REJECT && typed.comment().isEmpty()) {
      return Optional.of(words.say("registry_say_why"));
    }
    ObjectNode body = JSON.createObjectNode().put("decision", typed.decision());
    body.put("comment", typed.comment());
    return BodySchema.of(side).check("RegistryDecision", body, words.locale()).stream()
        .map(one -> one.message())
        .findFirst();
  }

  private static String words(Defect defect, RegistryWords words) {
    return words.say("registry_line", defect.line()) + " " + words.code(defect.why().name());
  }

  private Response again(int status, RegistryProposal proposal, Typed typed, String refused) {
    Typed shown = new Typed(typed.decision(), typed.comment(), refused);
    return Response.status(status).entity(write(proposal, null, null, false, shown)).build();
  }

  private RegistryProposal found(long id) {
    return proposals.find(id).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  private RegistryWords words() {
    return new RegistryWords(texts, Language.of(http));
  }

  private static String given(String field) {
    return field == null ? "" : field.strip();
  }

  private String write(
      RegistryProposal proposal, String cursor, String done, boolean whole, Typed typed) {
    RegistryWords words = words();
    String from = given(cursor);
    Page<RegistryChange> changes = desk.changes(proposal.id(), null, from.isEmpty() ? null : from);
    Map<String, Object> data = new HashMap<>();
    boolean open = proposal.state() == RegistryProposal.State.PROPOSED;
    boolean own = proposal.proposedBy().equals(caller.getPrincipal().getName());
    boolean decider = deciders.stream().anyMatch(caller::hasRole);
    data.put("done", done != null && DONE.contains(done) ? words.say("registry_done_" + done) : "");
    data.put("id", proposal.id());
    data.put("kind", proposal.kind().path());
    data.put("kindName", words.kind(proposal.kind()));
    data.put("state", words.state(proposal));
    data.put("proposed", words.person(proposal.proposedBy()));
    data.put("proposedAt", words.at(proposal.proposedAt()));
    data.put("comment", given(proposal.comment()));
    data.put("decided", words.person(proposal.decidedBy()));
    data.put("decidedAt", words.at(proposal.decidedAt()));
    data.put("decisionComment", given(proposal.decisionComment()));
    data.put("count", proposal.changes());
    data.put("open", open);
    data.put("lines", lines.of(proposal, changes.items(), words, whole));
    data.put("cursor", from);
    data.put("next", changes.next() == null ? "" : changes.next());
    data.put("mayAsk", RecordFields.hasPersons(proposal.kind()) && !whole);
    data.put("whole", whole);
    data.put("mayDecide", open && decider && !own);
    data.put("ownOpen", open && decider && own);
    data.put("typedDecision", typed.decision());
    data.put("typedComment", typed.comment());
    data.put("refused", typed.refused());
    return pages.write(template, http, "registry_proposal", data);
  }
}
