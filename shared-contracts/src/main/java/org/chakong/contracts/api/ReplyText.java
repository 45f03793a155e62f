package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a court replies to a question.
 *
 * @param number of the question; may be left out while one alone is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplyText(String text, Integer number) {}
