package org.chakong.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class that gets a {@link City} of which the product knows nothing (fund centre 320500),
 * added by the policy files of {@link AnotherCityPolicies}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(Lane.OTHERS)
@ExtendWith(CityExtension.class)
@interface AnotherCity {}
