package org.chakong.contracts.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * That a record is to stand no more.
 *
 * @param key as its list gives it
 * @param from the first day without it, Asia/Shanghai
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordEnding(String key, LocalDate from, String comment) {}
