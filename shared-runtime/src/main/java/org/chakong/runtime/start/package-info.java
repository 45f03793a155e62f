/** Starting a service: its directory, its database, and why it had better not start. */
package org.chakong.runtime.start;
