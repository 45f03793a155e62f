package org.chakong.runtime.page;

import io.quarkus.arc.All;
import io.quarkus.qute.Template;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chakong.runtime.start.ServiceRoom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes pages: a template that includes {@code page/layout} with the frame ({@code page}), the
 * texts of the reader's language ({@code t}) and data of its own.
 */
@Singleton
public class PageWriter {

  /** The media type of pages. */
  public static final String HTML = "text/html;charset=UTF-8";

  private static final String COME_BACK = PageWriter.class.getName() + ".back";

  private final PageTexts texts;
  private final StaticFiles files;
  private final List<MenuEntry> menu;
  private final ServiceRoom room;
  private final String side;
  private final String party;

  PageWriter(
      PageTexts texts,
      StaticFiles files,
      @All List<MenuEntry> menu,
      ServiceRoom room,
      @ConfigProperty(name = "chakong.side") String side,
      @ConfigProperty(name = "chakong.party") Optional<String> party,
      @ConfigProperty(name = "chakong.centre") Optional<String> centre) {
    this.texts = texts;
    this.files = files;
    this.menu = menu.stream().sorted(Comparator.comparingInt(MenuEntry::order)).toList();
    this.room = room;
    this.side = side;
    this.party = party.or(() -> centre).orElse("");
  }

  /**
   * @param titleKey key of the page's title
   * @param data by the names that the template uses
   */
  public String write(
      Template template, RoutingContext http, String titleKey, Map<String, ?> data) {
    Language language = Language.of(http);
    var page = template.data("page", frame(http, language, titleKey)).data("t", texts.in(language));
    data.forEach(page::data);
    return page.render();
  }

  /** The pages that the person of this request may open, in the order of the menu. */
  List<MenuEntry> menu(RoutingContext http) {
    return identity(http)
        .map(person -> menu.stream().filter(entry -> mayOpen(person, entry)).toList())
        .orElse(List.of());
  }

  private PageFrame frame(RoutingContext http, Language language, String titleKey) {
    Map<String, String> words = texts.in(language);
    Optional<SecurityIdentity> person = identity(http);
    return new PageFrame(
        language,
        texts.say(language, titleKey),
        texts.say(language, "service_" + side),
        party,
        room.demo(),
        here(http),
        person.map(who -> name(who, words)).orElse(null),
        person.stream()
            .flatMap(who -> who.getRoles().stream().sorted())
            .map(role -> words.getOrDefault("role_" + role.replace('-', '_'), role))
            .toList(),
        menu(http).stream().map(entry -> link(entry, http, language)).toList(),
        files.version());
  }

  private PageFrame.Link link(MenuEntry entry, RoutingContext http, Language language) {
    boolean here = http.normalizedPath().equals(entry.path());
    return new PageFrame.Link(entry.path(), texts.say(language, entry.text()), here);
  }

  /**
   * Says where a page that answers a form is to be found again, for instance after a change of
   * language.
   *
   * @param page path and query of a page of ours
   */
  public static void comeBackTo(RoutingContext http, String page) {
    http.put(COME_BACK, page);
  }

  private static String here(RoutingContext http) {
    boolean shown = http.request().method().equals(HttpMethod.GET);
    return PagePaths.own(shown ? http.request().uri() : http.get(COME_BACK));
  }

  private static boolean mayOpen(SecurityIdentity person, MenuEntry entry) {
    return entry.roles().stream().anyMatch(person::hasRole);
  }

  /** Demo users have names in both languages. */
  private static String name(SecurityIdentity person, Map<String, String> words) {
    String subject = person.getPrincipal().getName();
    return words.getOrDefault("user_" + subject.replace('-', '_'), subject);
  }

  /** As far as it was found out: error pages must not ask for it, the event loop cannot wait. */
  private static Optional<SecurityIdentity> identity(RoutingContext http) {
    return http.user() instanceof QuarkusHttpUser user
        ? Optional.of(user.getSecurityIdentity()).filter(who -> !who.isAnonymous())
        : Optional.empty();
  }
}
