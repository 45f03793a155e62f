/**
 * The message token (报文令牌) of the Channel API: an ES256-signed JWT that binds one HTTP request or
 * response to its sender, its addressee and its exact body bytes.
 *
 * <p>Pure: no HTTP, no database, no logging. Whether a {@code jti} was seen before is for the
 * receiving side's database to say, after the signature has verified. Tokens run on real time,
 * never on the legal clock that a demonstration may shift.
 *
 * <p>Cryptography is asked of the JCA providers in their installed order, so that a faster one can
 * be put first at start; keys should be loaded after that.
 */
package org.chakong.contracts.message;
