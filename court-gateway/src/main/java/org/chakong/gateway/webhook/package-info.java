/**
 * Tells case systems of changes by webhook, in the Standard Webhooks convention; endpoints come
 * from the configuration only.
 */
package org.chakong.gateway.webhook;
