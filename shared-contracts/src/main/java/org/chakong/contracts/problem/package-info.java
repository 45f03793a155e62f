/** How a call is refused (RFC 9457): the codes that callers may rely on, and every violation. */
package org.chakong.contracts.problem;
