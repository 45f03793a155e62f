/**
 * The people and systems around Chakong as HTTP clients: a court's case system, the fund centre's
 * clerks and core, and the controls of demo mode. They know the published contracts only.
 */
package org.chakong.acceptance.client;
