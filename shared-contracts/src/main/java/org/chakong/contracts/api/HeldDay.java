package org.chakong.contracts.api;

import java.time.LocalDate;
import org.chakong.contracts.identity.Money;

/**
 * What is held now under freezes whose requests were received on one legal day.
 *
 * @param freezes how many hold anything
 * @param held together, in yuan
 * @param digest SHA-256, hexadecimal, over a line for each by request number: the number, a space,
 *     what it holds in yuan, a line feed
 */
public record HeldDay(LocalDate date, long freezes, Money held, String digest) {}
