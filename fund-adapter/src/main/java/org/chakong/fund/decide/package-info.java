/**
 * What the fund centre decides: requests and the facts of freezes and accounts in, findings out.
 * Pure; nothing here reads a database, a clock or a network.
 */
package org.chakong.fund.decide;
