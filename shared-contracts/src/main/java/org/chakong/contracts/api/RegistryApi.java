package org.chakong.contracts.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.chakong.contracts.registry.RecordEnding;
import org.chakong.contracts.registry.RecordProposal;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryDecision;
import org.chakong.contracts.registry.RegistryEntry;
import org.chakong.contracts.registry.RegistryPeer;
import org.chakong.contracts.registry.RegistryProposal;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The registries, as both the court gateway and the fund adapter offer them: changed by one person
 * and approved by another. {@code kind} is {@code courts}, {@code payee-accounts}, {@code
 * officers}, {@code offices} or {@code liaisons}; days are legal days, Asia/Shanghai.
 */
@Produces(MediaType.APPLICATION_JSON)
public interface RegistryApi {

  /** What is registered for a day, today by default. */
  @GET
  @Path("/{kind}")
  Page<RegistryEntry> records(
      @PathParam("kind") String kind,
      @QueryParam("at") String at,
      @QueryParam("court") String court,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor);

  /** The same as a spreadsheet that {@link #importRecords} takes. */
  @GET
  @Path("/{kind}/export")
  @Produces("text/csv")
  String export(@PathParam("kind") String kind, @QueryParam("at") String at);

  /** Proposes one record; 201. */
  @POST
  @Path("/{kind}/proposals")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<RegistryProposal> propose(@PathParam("kind") String kind, RecordProposal proposal);

  /** Proposes a whole file, or with any error in any line nothing at all; 201. */
  @POST
  @Path("/{kind}/imports")
  @Consumes("text/csv")
  RestResponse<RegistryProposal> importRecords(
      @PathParam("kind") String kind, @QueryParam("comment") String comment, byte[] csv);

  /** Proposes that a record stand no more; an officer's ends at once. 201. */
  @POST
  @Path("/{kind}/endings")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<RegistryProposal> end(@PathParam("kind") String kind, RecordEnding ending);

  /**
   * Proposals, newest first.
   *
   * @param open true for those alone that wait for another person
   */
  @GET
  @Path("/proposals")
  Page<RegistryProposal> proposals(
      @QueryParam("open") Boolean open,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor);

  /** What a proposal changes, line by line. */
  @GET
  @Path("/proposals/{id}/changes")
  Page<RegistryChange> changes(
      @PathParam("id") long id,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor);

  /** Decides a proposal; 403 to who proposed it, 409 when it is decided or cannot stand now. */
  @POST
  @Path("/proposals/{id}/decision")
  @Consumes(MediaType.APPLICATION_JSON)
  RegistryProposal decide(@PathParam("id") long id, RegistryDecision decision);

  /** Who is at the other end of the channel, and the keys agreed; read only. */
  @GET
  @Path("/peers")
  Page<RegistryPeer> peers();
}
