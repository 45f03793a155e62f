package org.chakong.contracts.api;

import jakarta.ws.rs.Path;

/**
 * The registries that the court gateway keeps, part of the Court API. Roles: {@code court-ops}
 * proposes and decides, {@code auditor} reads too.
 */
@Path("/api/v1/registries")
public interface CourtRegistryApi extends RegistryApi {}
