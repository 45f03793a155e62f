/**
 * The registries 登记 as records with days of validity: courts, their accounts, their officers, the
 * centre's offices, and the liaison persons of both sides.
 */
package org.chakong.contracts.registry;
