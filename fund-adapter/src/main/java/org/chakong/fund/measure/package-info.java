/**
 * Looks at a request with the rules and does what they leave to be done: decide, then do. One class
 * for each measure; nothing here knows how a request is stored or told.
 */
package org.chakong.fund.measure;
