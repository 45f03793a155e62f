/** What fund centres write to courts about their requests, and what the courts reply. */
package org.chakong.gateway.correspondence;
