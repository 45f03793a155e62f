/** Notices misuse that no rule can refuse; both services look for themselves. */
package org.chakong.runtime.alarm;
