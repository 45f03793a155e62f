/** How much is let in at the same time, so that what is let in is done in time. */
package org.chakong.runtime.admission;
