/** Speaking to fund centres: papers and requests are brought there until they are known to be. */
package org.chakong.gateway.channel;
