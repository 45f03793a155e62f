/**
 * Files that people write, read strictly: what is unknown, missing or contradictory is said with
 * file and line, in Chinese and English.
 */
package org.chakong.contracts.file;
