/** What a restored gateway fetches from fund centres, and gives restored centres. */
package org.chakong.gateway.restore;
