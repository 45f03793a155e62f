package org.chakong.fund.web;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.ReleasesInTurn;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;

/** One release of the adapter after another. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class ReleasesInTurnTest extends ReleasesInTurn {}
