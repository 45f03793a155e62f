/**
 * What a court and a fund centre agreed on, as data: policy profiles, the registry of courts, and
 * the rules that can be judged from a request alone.
 *
 * <p>Everything here is pure: profiles are read once, rules take values and give findings.
 */
package org.chakong.contracts.policy;
