/**
 * What was said on the channel stays provable (证据): messages are sealed in the background by Merkle
 * trees whose roots are signed and chained; the whole store is verified offline with public keys
 * only, and what belongs to one request leaves as a bundle that others check with standard tools.
 */
package org.chakong.runtime.evidence;
