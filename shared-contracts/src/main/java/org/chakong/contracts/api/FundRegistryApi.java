package org.chakong.contracts.api;

import jakarta.ws.rs.Path;

/**
 * The registries that the fund adapter keeps, part of the Fund API. Roles: {@code fund-clerk}
 * proposes, {@code fund-supervisor} decides, both and {@code fund-ops} read.
 */
@Path("/fund/v1/registries")
public interface FundRegistryApi extends RegistryApi {}
