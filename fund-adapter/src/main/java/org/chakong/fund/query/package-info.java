/** What a query 查询 tells of a person's accounts. */
package org.chakong.fund.query;
