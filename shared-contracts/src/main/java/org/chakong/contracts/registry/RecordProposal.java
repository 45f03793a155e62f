package org.chakong.contracts.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * How a record is to stand from a day on; what was registered for that day and later gives way.
 *
 * @param validFrom first day, Asia/Shanghai
 * @param validUntil last day, null for as long as nothing else is registered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordProposal(
    RegistryRecord record, LocalDate validFrom, LocalDate validUntil, String comment) {}
