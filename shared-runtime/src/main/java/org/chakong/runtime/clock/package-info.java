/**
 * Legal time (Asia/Shanghai), which demo mode can move, beside real time; and whether the machine's
 * clock can be trusted.
 */
package org.chakong.runtime.clock;
