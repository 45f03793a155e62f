/** The Court API: who may call what, and how outcomes become responses. */
package org.chakong.gateway.web;
