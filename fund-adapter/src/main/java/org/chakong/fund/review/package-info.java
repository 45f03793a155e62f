/** The workbench: requests that a person must decide, and who may decide what. */
package org.chakong.fund.review;
