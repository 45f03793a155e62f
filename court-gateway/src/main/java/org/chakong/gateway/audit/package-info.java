/** Compares the gateway's own tables with what must hold; changes nothing but its findings. */
package org.chakong.gateway.audit;
