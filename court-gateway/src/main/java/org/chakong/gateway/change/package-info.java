/** What courts are told of their requests and freezes, numbered so that nobody misses anything. */
package org.chakong.gateway.change;
