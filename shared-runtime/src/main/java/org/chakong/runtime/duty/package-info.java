/** Tells the person on duty (值班人员) what has come up, by webhook and by e-mail. */
package org.chakong.runtime.duty;
