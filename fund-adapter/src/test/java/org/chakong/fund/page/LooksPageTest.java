package org.chakong.fund.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.requestNo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.Test;

/** Who looked at whose data, on a page. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class LooksPageTest {

  private static final String LOOKS = "/pages/looks";

  @TestHTTPResource URI root;
  TestPeer peer;

  @Test
  void operations_find_looks_by_person_request_and_account_and_nobody_else_does() {
    Person person = openAccount("50000.00");
    ObjectNode request = deduct(person, null, "1000.00");
    new Gateway(peer, root).file(request);
    PageReader clerk = PageReader.of("clerk-" + UUID.randomUUID(), "fund-clerk");
    clerk.post("/pages/reviews/" + requestNo(request) + "/person", Map.of()).statusCode(200);
    clerk.get("/pages/accounts/" + person.accountNo() + "/freezes").statusCode(200);
    PageReader ops = PageReader.of("ops-1", "fund-ops");

    String byPerson = html(ops, "?person=" + clerk.subject());
    assertThat(byPerson)
        .contains("冻结登记", "请求（含姓名和证件号码）", "审核件", requestNo(request))
        .doesNotContain(person.idNumber(), person.name(), person.accountNo());
    assertThat(html(ops, "?person=&requestNo=" + requestNo(request)))
        .contains("<td>" + clerk.subject())
        .doesNotContain("<td>冻结登记");
    assertThat(html(ops, "?accountNo=" + person.accountNo() + "&person=" + clerk.subject()))
        .contains("<td>冻结登记")
        .doesNotContain(requestNo(request));
    assertThat(html(ops, "?person=nobody-at-all")).contains("没有符合条件的查阅");
    ops.get(LOOKS + "?cursor=x").statusCode(400);
    for (String role : new String[] {"fund-clerk", "fund-supervisor"}) {
      PageReader.of("other-1", role).get(LOOKS).statusCode(403);
    }
  }

  private static String html(PageReader reader, String filter) {
    return reader.get(LOOKS + filter).statusCode(200).extract().asString();
  }
}
