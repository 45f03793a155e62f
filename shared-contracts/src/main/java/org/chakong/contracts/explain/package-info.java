/** What a policy profile says, in words, for a lawyer who reads no YAML. */
package org.chakong.contracts.explain;
