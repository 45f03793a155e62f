package org.chakong.gateway.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Who may know whom, as a whitelist. */
class ArchitectureTest {

  private static final String ROOM = "org.chakong.gateway.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.chakong.gateway");

  @Test
  void rooms_know_only_the_rooms_they_may() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("org.chakong.gateway..")
        .layer("request")
        .definedBy(ROOM + "request..")
        .layer("document")
        .definedBy(ROOM + "document..")
        .layer("correspondence")
        .definedBy(ROOM + "correspondence..")
        .layer("freeze")
        .definedBy(ROOM + "freeze..")
        .layer("change")
        .definedBy(ROOM + "change..")
        .layer("webhook")
        .definedBy(ROOM + "webhook..")
        .layer("evidence")
        .definedBy(ROOM + "evidence..")
        .layer("answer")
        .definedBy(ROOM + "answer..")
        .layer("channel")
        .definedBy(ROOM + "channel..")
        .layer("intake")
        .definedBy(ROOM + "intake..")
        .layer("sla")
        .definedBy(ROOM + "sla..")
        .layer("report")
        .definedBy(ROOM + "report..")
        .layer("print")
        .definedBy(ROOM + "print..")
        .layer("audit")
        .definedBy(ROOM + "audit..")
        .layer("reconcile")
        .definedBy(ROOM + "reconcile..")
        .layer("look")
        .definedBy(ROOM + "look..")
        .layer("restore")
        .definedBy(ROOM + "restore..")
        .layer("web")
        .definedBy(ROOM + "web..")
        .layer("page")
        .definedBy(ROOM + "page..")
        .whereLayer("request")
        .mayNotAccessAnyLayer()
        .whereLayer("audit")
        .mayNotAccessAnyLayer()
        .whereLayer("reconcile")
        .mayNotAccessAnyLayer()
        .whereLayer("look")
        .mayNotAccessAnyLayer()
        .whereLayer("document")
        .mayNotAccessAnyLayer()
        .whereLayer("freeze")
        .mayOnlyAccessLayers("request")
        .whereLayer("change")
        .mayOnlyAccessLayers("request")
        .whereLayer("webhook")
        .mayOnlyAccessLayers("request", "change")
        .whereLayer("evidence")
        .mayOnlyAccessLayers("request")
        .whereLayer("correspondence")
        .mayOnlyAccessLayers("request")
        .whereLayer("answer")
        .mayOnlyAccessLayers("request", "correspondence", "freeze")
        .whereLayer("channel")
        .mayOnlyAccessLayers("request", "document", "answer", "correspondence", "reconcile")
        .whereLayer("intake")
        .mayOnlyAccessLayers("request", "document", "channel")
        .whereLayer("sla")
        .mayOnlyAccessLayers("request")
        .whereLayer("print")
        .mayOnlyAccessLayers("request", "evidence")
        .whereLayer("report")
        .mayNotAccessAnyLayer()
        .whereLayer("restore")
        .mayOnlyAccessLayers("request", "document", "correspondence", "intake", "channel")
        .whereLayer("web")
        .mayOnlyAccessLayers(
            "request",
            "document",
            "correspondence",
            "freeze",
            "evidence",
            "channel",
            "intake",
            "change",
            "webhook",
            "sla",
            "print",
            "report",
            "look")
        .whereLayer("page")
        .mayOnlyAccessLayers("request", "correspondence", "freeze", "sla", "look", "web")
        .check(CLASSES);
  }

  @Test
  void only_the_doors_speak_http() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOM + "web..", ROOM + "page..", ROOM + "answer..", ROOM + "channel..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..")
        .check(CLASSES);
  }

  /** Those two refuse, or have no transaction: see PeerLine and TellCaseSystems. */
  @Test
  void whoever_calls_out_goes_over_the_line_or_is_the_webhook() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOM + "webhook..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "org.eclipse.microprofile.rest.client..")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("ChannelCalls")
        .check(CLASSES);
  }

  @Test
  void nobody_reads_a_clock_that_cannot_be_set() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }
}
