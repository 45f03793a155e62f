/** The demo player and the tests that need both services running. */
package org.chakong.acceptance;
