/** Demo mode: the tokens of its users, and the warning that it is on. */
package org.chakong.runtime.demo;
