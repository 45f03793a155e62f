/** The fund centre's end of the channel: what courts send, and what they are told. */
package org.chakong.fund.channel;
