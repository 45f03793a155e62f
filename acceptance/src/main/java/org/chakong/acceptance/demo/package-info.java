/** The demo: a case from query to release, played through the published APIs and checked. */
package org.chakong.acceptance.demo;
