/** Papers (文书) as files: what kind they are and under which id they are kept. */
package org.chakong.runtime.paper;
