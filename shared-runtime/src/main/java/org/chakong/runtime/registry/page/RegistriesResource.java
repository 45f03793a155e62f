package org.chakong.runtime.registry.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryProposal;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.registry.RegistryDesk;
import org.chakong.runtime.registry.RegistryRoles;
import org.jboss.resteasy.reactive.RestQuery;

/** All registries, what waits for another person in them, and who is at the other end. */
@Path(RegistryMenu.PATH)
@Produces(PageWriter.HTML)
@RolesAllowed(RegistryRoles.READERS)
public class RegistriesResource {

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final RegistryDesk desk;
  private final RoutingContext http;

  RegistriesResource(
      @Location("registry/all.html") Template template,
      PageWriter pages,
      PageTexts texts,
      RegistryDesk desk,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.desk = desk;
    this.http = http;
  }

  /** A registry to open. */
  public record Registry(String path, String label, String hint) {}

  /** A proposal as a line of the table. */
  public record Line(
      long id, String kind, int changes, String by, String at, String comment, String state) {}

  @GET
  public String show(@RestQuery String all, @RestQuery String cursor) {
    RegistryWords words = new RegistryWords(texts, Language.of(http));
    boolean every = "true".equals(all);
    String after = cursor == null || cursor.isBlank() ? null : cursor;
    Page<RegistryProposal> found = desk.proposals(!every, null, after);
    Map<String, Object> data = new HashMap<>();
    data.put("registries", registries(words));
    data.put("proposals", found.items().stream().map(one -> line(one, words)).toList());
    data.put("all", every);
    data.put("next", found.next() == null ? "" : next(every, found.next()));
    data.put("peers", desk.peers().items());
    return pages.write(template, http, "registries", data);
  }

  private static List<Registry> registries(RegistryWords words) {
    return Arrays.stream(RegistryKind.values())
        .map(kind ->
            new Registry(
                kind.path(), words.kind(kind), words.say(RegistryWords.title(kind) + "_hint")))
        .toList();
  }

  private static Line line(RegistryProposal one, RegistryWords words) {
    return new Line(
        one.id(),
        words.kind(one.kind()),
        one.changes(),
        words.person(one.proposedBy()),
        words.at(one.proposedAt()),
        one.comment() == null ? "" : one.comment(),
        words.state(one));
  }

  private static String next(boolean every, String cursor) {
    return RegistryMenu.PATH + "?all=" + every + "&cursor=" + cursor;
  }
}
