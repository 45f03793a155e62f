/**
 * What every HTTP door of both services shares: problem documents in the caller's language, bodies
 * read by the published contract, list cursors, and the recognition of uploaded papers.
 */
package org.chakong.runtime.web;
