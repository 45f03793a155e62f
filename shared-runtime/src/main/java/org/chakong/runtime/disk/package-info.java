/** The room that is left on disk, and files that only the service may read. */
package org.chakong.runtime.disk;
