/**
 * What the court side and the fund side agreed on: requests, messages, policies, calendars, APIs.
 */
package org.chakong.contracts;
