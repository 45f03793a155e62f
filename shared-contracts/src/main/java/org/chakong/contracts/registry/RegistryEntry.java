package org.chakong.contracts.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A record as it stands in a registry.
 *
 * @param validFrom first day, Asia/Shanghai
 * @param validUntil last day, null where none is known
 * @param registeredAt since when it is known; requests received before are judged without it
 * @param proposal that brought it, null for what came with the product
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistryEntry(
    String key,
    RegistryRecord record,
    LocalDate validFrom,
    LocalDate validUntil,
    OffsetDateTime registeredAt,
    Long proposal,
    String proposedBy,
    String approvedBy) {}
