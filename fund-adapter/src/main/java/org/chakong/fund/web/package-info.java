/** The Fund API: who may call what, and how outcomes become responses. */
package org.chakong.fund.web;
