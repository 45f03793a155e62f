package org.chakong.gateway.correspondence;

import java.util.UUID;

/** A court has replied. Fired synchronously, inside the transaction that writes it down. */
public record ReplyWritten(UUID replyId) {}
