package org.chakong.contracts.api;

/**
 * The requests of a day whose number's SHA-256 begins with a byte that is this number modulo 64.
 *
 * @param bucket 0 to 63
 * @param digest SHA-256 over the SHA-256 of each request in the order of their numbers, hexadecimal
 */
public record ReconciliationBucket(int bucket, long requests, String digest) {}
