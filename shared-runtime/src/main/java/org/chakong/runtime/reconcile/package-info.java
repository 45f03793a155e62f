/**
 * The daily reconciliation 每日对账 as both sides do it: digests of a day's requests, what two sides
 * differ in, and what was found last. Each side says which requests it has.
 */
package org.chakong.runtime.reconcile;
