/** Pages of the fund centre: the workbench of its reviewers and the freeze register in pictures. */
package org.chakong.fund.page;
