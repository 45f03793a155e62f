package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * The fund centre's written doubt about a measure that it executed all the same.
 *
 * @param replyBy the last of the 15 days in which the court answers (法释〔2013〕20号 第六条)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Objection(String detail, String citation, LocalDate replyBy) {}
