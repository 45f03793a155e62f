/**
 * Electronic seals 电子签章 on papers: what the bytes say, read once when a paper comes in, and what
 * that comes to on the day on which it is judged. No database here.
 */
package org.chakong.runtime.seal;
