/**
 * What is kept for a time only (保管期限): evidence leaves by whole months under a signed word, logs of
 * looks and queries row by row. Each period is a setting with its ground.
 */
package org.chakong.runtime.retention;
