package org.chakong.gateway.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import org.chakong.contracts.api.CourtRegistryApi;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.registry.RecordEnding;
import org.chakong.contracts.registry.RecordProposal;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryDecision;
import org.chakong.contracts.registry.RegistryEntry;
import org.chakong.contracts.registry.RegistryPeer;
import org.chakong.contracts.registry.RegistryProposal;
import org.chakong.runtime.registry.RegistryDesk;
import org.jboss.resteasy.reactive.RestResponse;

/** The registries at the court: one operator proposes, another decides. */
public class CourtRegistryResource implements CourtRegistryApi {

  private final SecurityIdentity caller;
  private final RegistryDesk desk;

  CourtRegistryResource(SecurityIdentity caller, RegistryDesk desk) {
    this.caller = caller;
    this.desk = desk;
  }

  @Override
  @RolesAllowed({Caller.COURT_OPS, Caller.AUDITOR})
  public Page<RegistryEntry> records(
      String kind, String at, String court, Integer limit, String cursor) {
    return desk.records(kind, at, court, limit, cursor);
  }

  @Override
  @RolesAllowed({Caller.COURT_OPS, Caller.AUDITOR})
  public String export(String kind, String at) {
    return desk.export(kind, at);
  }

  @Override
  @RolesAllowed(Caller.COURT_OPS)
  public RestResponse<RegistryProposal> propose(String kind, RecordProposal proposal) {
    return desk.propose(kind, proposal, subject());
  }

  @Override
  @RolesAllowed(Caller.COURT_OPS)
  public RestResponse<RegistryProposal> importRecords(String kind, String comment, byte[] csv) {
    return desk.importRecords(kind, comment, csv, subject());
  }

  @Override
  @RolesAllowed(Caller.COURT_OPS)
  public RestResponse<RegistryProposal> end(String kind, RecordEnding ending) {
    return desk.end(kind, ending, subject());
  }

  @Override
  @RolesAllowed({Caller.COURT_OPS, Caller.AUDITOR})
  public Page<RegistryProposal> proposals(Boolean open, Integer limit, String cursor) {
    return desk.proposals(open, limit, cursor);
  }

  @Override
  @RolesAllowed({Caller.COURT_OPS, Caller.AUDITOR})
  public Page<RegistryChange> changes(long id, Integer limit, String cursor) {
    return desk.changes(id, limit, cursor);
  }

  @Override
  @RolesAllowed(Caller.COURT_OPS)
  public RegistryProposal decide(long id, RegistryDecision decision) {
    return desk.decide(id, decision, subject());
  }

  @Override
  @RolesAllowed({Caller.COURT_OPS, Caller.AUDITOR})
  public Page<RegistryPeer> peers() {
    return desk.peers();
  }

  private String subject() {
    return caller.getPrincipal().getName();
  }
}
