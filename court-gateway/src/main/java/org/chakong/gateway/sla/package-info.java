/** Watches what was promised: deadlines that come near or pass, and how well they are kept. */
package org.chakong.gateway.sla;
