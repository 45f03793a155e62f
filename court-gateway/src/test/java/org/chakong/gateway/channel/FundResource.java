package org.chakong.gateway.channel;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Runs the scripted fund centre beside the gateway under test, as its only peer. */
public class FundResource implements QuarkusTestResourceLifecycleManager {

  private final ScriptedFund fund = new ScriptedFund("fund:410800");

  @Override
  public Map<String, String> start() {
    fund.start();
    return Map.of(
        "chakong.peers.jiaozuo.party",
        "fund:410800",
        "chakong.peers.jiaozuo.url",
        fund.url(),
        "chakong.peers.jiaozuo.fund-centre",
        "410800",
        "chakong.peers.jiaozuo.thumbprints",
        fund.thumbprint());
  }

  @Override
  public void inject(TestInjector tests) {
    tests.injectIntoFields(fund, new TestInjector.MatchesType(ScriptedFund.class));
  }

  @Override
  public void stop() {
    fund.stop();
  }
}
