package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;

/**
 * A side was put back from a backup and asks for what it has lost.
 *
 * @param since real time; what was said before is in the backup
 * @param word compact JWS, type {@code chakong-restored+jws}: from which seal on its evidence goes
 *     another way than before, so that the head kept of it can be explained
 * @param cursor of the page before, null for the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Restoration(OffsetDateTime since, String word, String cursor) {}
