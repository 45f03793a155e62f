/** What of this side is kept for a time only (保管期限). */
package org.chakong.fund.retention;
