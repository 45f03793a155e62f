/**
 * Both ends of the signed channel (签名通道): who the peers are and with which keys they sign, the
 * server side that verifies every request and signs every response, the client side that does the
 * reverse, and the evidence of what was said.
 */
package org.chakong.runtime.channel;
