package org.chakong.fund.request;

import org.chakong.contracts.request.TrackedRequest;

/**
 * A request has a new revision that its court was not told in the answer to its own call. Fired
 * synchronously, inside the transaction that made it.
 *
 * @param sender the party that filed it
 */
public record RequestChanged(String sender, TrackedRequest now) {}
