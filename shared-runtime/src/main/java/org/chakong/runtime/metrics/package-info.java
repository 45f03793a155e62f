/** What a service measures of itself by asking its database, without waiting for it for long. */
package org.chakong.runtime.metrics;
