package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A fund centre's objection 异议 as a clerk writes it.
 *
 * @param ground the clause it rests on; by default the one that lets a centre object (法释〔2013〕20号
 *     第六条)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectionText(String text, String ground) {}
