/** The year's work for the joint conference 联席会议, and what courts are asked to release. */
package org.chakong.gateway.report;
