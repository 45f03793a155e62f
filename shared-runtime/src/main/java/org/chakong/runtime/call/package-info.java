/** Calls to others over HTTP that are no channel messages. */
package org.chakong.runtime.call;
