/**
 * Both services under load while processes are killed and the line between them fails, and the
 * reckoning afterwards: nothing lost, nothing twice, the same on both sides.
 */
package org.chakong.acceptance.chaos;
