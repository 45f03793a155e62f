/** What fund centres signed, in the exact bytes and with the token that proves them. */
package org.chakong.gateway.evidence;
