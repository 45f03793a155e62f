/**
 * Back-entering 补录: paper orders served during an outage, entered afterwards by a clerk with their
 * true time of service and approved by a supervisor. Keeps the entries; what an approved one does
 * is the business of the window and of everything behind it.
 */
package org.chakong.fund.backentry;
