/** The registries on pages: looked up, changed by one person and approved by another. */
package org.chakong.runtime.registry.page;
