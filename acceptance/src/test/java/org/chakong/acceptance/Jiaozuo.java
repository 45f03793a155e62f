package org.chakong.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A test class that gets a {@link City} of Jiaozuo (fund centre 410800). */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(Lane.JIAOZUO)
@ExtendWith(CityExtension.class)
@interface Jiaozuo {}
