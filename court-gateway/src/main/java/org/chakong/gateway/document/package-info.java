/** The papers that courts bring, and which of them each fund centre holds already. */
package org.chakong.gateway.document;
