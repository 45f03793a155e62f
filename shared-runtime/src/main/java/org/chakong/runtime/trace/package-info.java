/** Traces 链路追踪 across both services, by OpenTelemetry. */
package org.chakong.runtime.trace;
