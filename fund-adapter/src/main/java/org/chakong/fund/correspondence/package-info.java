/** What the centre writes to courts about their requests, and what they reply. */
package org.chakong.fund.correspondence;
