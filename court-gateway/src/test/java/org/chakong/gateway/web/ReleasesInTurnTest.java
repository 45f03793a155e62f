package org.chakong.gateway.web;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chakong.gateway.channel.FundResource;
import org.chakong.runtime.database.ReleasesInTurn;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;

/** One release of the gateway after another. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(FundResource.class)
class ReleasesInTurnTest extends ReleasesInTurn {}
