/**
 * Calls on receivers by the Standard Webhooks convention: signed, and with an id to tell repeats.
 */
package org.chakong.runtime.webhook;
