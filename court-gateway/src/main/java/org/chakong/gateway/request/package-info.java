/**
 * Requests as the courts filed them: where each stands, everything that happened to it, and who is
 * waiting for it to change.
 */
package org.chakong.gateway.request;
