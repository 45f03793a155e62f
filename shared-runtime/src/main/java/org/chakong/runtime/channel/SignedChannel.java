package org.chakong.runtime.channel;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource class: requests are let through only with a message token of a peer that verifies
 * over the exact body and was not used before. The resource finds the sender in {@link
 * ChannelContext}.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SignedChannel {}
