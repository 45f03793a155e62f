package org.chakong.acceptance.chaos;

import org.chakong.acceptance.client.Person;
import org.chakong.contracts.identity.Money;

/**
 * A person with one account.
 *
 * @param opening what was in the account before anything happened
 */
record Debtor(Person person, String accountNo, Money opening) {}
