package org.chakong.runtime.channel;

import org.chakong.contracts.message.PartyId;

/**
 * Who signed the request at hand.
 *
 * @param jti of the request's token, already marked as used
 */
public record VerifiedSender(PartyId party, String jti) {}
