/**
 * Requests of courts from receipt to answer: stored before anything else, decided in the order of
 * their receipt, one person's requests one after another.
 */
package org.chakong.fund.request;
