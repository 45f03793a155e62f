package org.chakong.fund.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import org.chakong.contracts.api.FundRegistryApi;
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

/** The registries at the fund centre: a clerk proposes, a supervisor decides. */
public class FundRegistryResource implements FundRegistryApi {

  private static final String CLERK = "fund-clerk";
  private static final String SUPERVISOR = "fund-supervisor";
  private static final String OPS = "fund-ops";

  private final SecurityIdentity caller;
  private final RegistryDesk desk;

  FundRegistryResource(SecurityIdentity caller, RegistryDesk desk) {
    this.caller = caller;
    this.desk = desk;
  }

  @Override
  @RolesAllowed({CLERK, SUPERVISOR, OPS})
  public Page<RegistryEntry> records(
      String kind, String at, String court, Integer limit, String cursor) {
    return desk.records(kind, at, court, limit, cursor);
  }

  @Override
  @RolesAllowed({CLERK, SUPERVISOR, OPS})
  public String export(String kind, String at) {
    return desk.export(kind, at);
  }

  @Override
  @RolesAllowed(CLERK)
  public RestResponse<RegistryProposal> propose(String kind, RecordProposal proposal) {
    return desk.propose(kind, proposal, subject());
  }

  @Override
  @RolesAllowed(CLERK)
  public RestResponse<RegistryProposal> importRecords(String kind, String comment, byte[] csv) {
    return desk.importRecords(kind, comment, csv, subject());
  }

  @Override
  @RolesAllowed(CLERK)
  public RestResponse<RegistryProposal> end(String kind, RecordEnding ending) {
    return desk.end(kind, ending, subject());
  }

  @Override
  @RolesAllowed({CLERK, SUPERVISOR, OPS})
  public Page<RegistryProposal> proposals(Boolean open, Integer limit, String cursor) {
    return desk.proposals(open, limit, cursor);
  }

  @Override
  @RolesAllowed({CLERK, SUPERVISOR, OPS})
  public Page<RegistryChange> changes(long id, Integer limit, String cursor) {
    return desk.changes(id, limit, cursor);
  }

  @Override
  @RolesAllowed(SUPERVISOR)
  public RegistryProposal decide(long id, RegistryDecision decision) {
    return desk.decide(id, decision, subject());
  }

  @Override
  @RolesAllowed({CLERK, SUPERVISOR, OPS})
  public Page<RegistryPeer> peers() {
    return desk.peers();
  }

  private String subject() {
    return caller.getPrincipal().getName();
  }
}
