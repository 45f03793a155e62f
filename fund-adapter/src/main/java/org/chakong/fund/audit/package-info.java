/**
 * The running audit: compares what is in the database with what must hold, set-wise, and tells of
 * every difference by its number. It changes nothing but its own findings.
 */
package org.chakong.fund.audit;
