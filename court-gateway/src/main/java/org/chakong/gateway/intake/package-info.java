/** Taking requests in: checked at the door, stored once, on their way from then on. */
package org.chakong.gateway.intake;
