package org.chakong.gateway.request;

/**
 * Names the message kept as evidence for something.
 *
 * @param peer the party that signed it
 * @param jti of the request it came in or answered
 */
public record MessageRef(String peer, String jti) {}
