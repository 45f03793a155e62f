/** Papers for people: sheets of facts as PDF, in Chinese, the same bytes for the same facts. */
package org.chakong.runtime.print;
