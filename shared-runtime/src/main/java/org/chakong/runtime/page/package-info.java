/**
 * What all pages for people share: the frame with its texts in Chinese and English, sign-in, the
 * guards of a browser's requests, error pages, and the pages that both services have: status and
 * runbook. A service adds pages of its own under {@code /pages/}, a {@link MenuEntry} for each that
 * stands in the menu, and its texts as {@code pages/texts_zh.properties} and {@code _en}.
 */
package org.chakong.runtime.page;
