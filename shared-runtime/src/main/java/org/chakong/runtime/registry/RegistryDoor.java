package org.chakong.runtime.registry;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.api.RegistryApi;
import org.chakong.contracts.registry.RecordEnding;
import org.chakong.contracts.registry.RecordProposal;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryDecision;
import org.chakong.contracts.registry.RegistryEntry;
import org.chakong.contracts.registry.RegistryPeer;
import org.chakong.contracts.registry.RegistryProposal;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The registries as both services serve them, each under its own path. Who may do what is said by
 * the service in its {@code application.properties}, for its pages too.
 */
public abstract class RegistryDoor implements RegistryApi {

  private final SecurityIdentity caller;
  private final RegistryDesk desk;

  protected RegistryDoor(SecurityIdentity caller, RegistryDesk desk) {
    this.caller = caller;
    this.desk = desk;
  }

  @Override
  @RolesAllowed(RegistryRoles.READERS)
  public Page<RegistryEntry> records(
      String kind, String at, String court, Integer limit, String cursor) {
    return desk.records(kind, at, court, limit, cursor);
  }

  @Override
  @RolesAllowed(RegistryRoles.READERS)
  public String export(String kind, String at) {
    return desk.export(kind, at);
  }

  @Override
  @RolesAllowed(RegistryRoles.PROPOSERS)
  public RestResponse<RegistryProposal> propose(String kind, RecordProposal proposal) {
    return desk.propose(kind, proposal, subject());
  }

  @Override
  @RolesAllowed(RegistryRoles.PROPOSERS)
  public RestResponse<RegistryProposal> importRecords(String kind, String comment, byte[] csv) {
    return desk.importRecords(kind, comment, csv, subject());
  }

  @Override
  @RolesAllowed(RegistryRoles.PROPOSERS)
  public RestResponse<RegistryProposal> end(String kind, RecordEnding ending) {
    return desk.end(kind, ending, subject());
  }

  @Override
  @RolesAllowed(RegistryRoles.READERS)
  public Page<RegistryProposal> proposals(Boolean open, Integer limit, String cursor) {
    return desk.proposals(open, limit, cursor);
  }

  @Override
  @RolesAllowed(RegistryRoles.READERS)
  public Page<RegistryChange> changes(long id, Integer limit, String cursor) {
    return desk.changes(id, limit, cursor);
  }

  @Override
  @RolesAllowed(RegistryRoles.DECIDERS)
  public RegistryProposal decide(long id, RegistryDecision decision) {
    return desk.decide(id, decision, subject());
  }

  @Override
  @RolesAllowed(RegistryRoles.READERS)
  public Page<RegistryPeer> peers() {
    return desk.peers();
  }

  private String subject() {
    return caller.getPrincipal().getName();
  }
}
