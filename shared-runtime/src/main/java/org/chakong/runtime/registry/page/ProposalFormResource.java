package org.chakong.runtime.registry.page;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chakong.contracts.api.BodySchema;
import org.chakong.contracts.registry.RecordProposal;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.registry.Defect;
import org.chakong.runtime.registry.RegistryBook;
import org.chakong.runtime.registry.RegistryRoles;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** Proposes one record on a form. */
@Path(RegistryMenu.PATH + "/{kind}")
@Produces(PageWriter.HTML)
@RolesAllowed(RegistryRoles.PROPOSERS)
public class ProposalFormResource {

  private static final int UNPROCESSABLE = 422;

  private final ProposalFormPage page;
  private final RegistryBook book;
  private final PageTexts texts;
  private final SecurityIdentity caller;
  private final String side;
  private final RoutingContext http;

  ProposalFormResource(
      ProposalFormPage page,
      RegistryBook book,
      PageTexts texts,
      SecurityIdentity caller,
      @ConfigProperty(name = "chakong.side") String side,
      RoutingContext http) {
    this.page = page;
    this.book = book;
    this.texts = texts;
    this.caller = caller;
    this.side = side;
    this.http = http;
  }

  @GET
  @Path("/new")
  public String empty(@RestPath String kind) {
    RegistryKind of = RegistryListResource.kind(kind);
    return page.write(of, ProposalForm.empty(of), Map.of(), false);
  }

  @POST
  @Path("/proposals")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response propose(@RestPath String kind, MultivaluedMap<String, String> form) {
    RegistryKind of = RegistryListResource.kind(kind);
    RegistryWords words = new RegistryWords(texts, Language.of(http));
    ProposalForm typed = ProposalForm.of(of, form);
    Map<String, String> defects = typed.defects(BodySchema.of(side), words.locale());
    if (!defects.isEmpty()) {
      return again(of, typed, defects);
    }
    RecordProposal proposal = typed.proposal();
    RegistryBook.Result result =
        book.propose(
            of,
            List.of(RegistryChange.put(1, proposal)),
            proposal.comment(),
            caller.getPrincipal().getName());
    return switch (result) {
      case RegistryBook.Result.Taken taken -> ProposalResource.to(taken.proposal(), "proposed");
      case RegistryBook.Result.Defective defective ->
          again(of, typed, byField(defective.defects(), words));
      case RegistryBook.Result.Unknown u -> throw undecided();
      case RegistryBook.Result.DecidedBefore d -> throw undecided();
      case RegistryBook.Result.SamePerson s -> throw undecided();
    };
  }

  private static Map<String, String> byField(List<Defect> found, RegistryWords words) {
    Map<String, String> defects = new LinkedHashMap<>();
    found.forEach(one ->
        defects.putIfAbsent(ProposalForm.field(one.why().field()), words.code(one.why().name())));
    return defects;
  }

  private static IllegalStateException undecided() {
    return new IllegalStateException("a proposal was answered like a decision");
  }

  private Response again(RegistryKind kind, ProposalForm typed, Map<String, String> defects) {
    return Response.status(UNPROCESSABLE).entity(page.write(kind, typed, defects, false)).build();
  }
}
