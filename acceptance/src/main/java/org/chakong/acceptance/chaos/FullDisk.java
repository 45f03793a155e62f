package org.chakong.acceptance.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;

/**
 * The disk of either database really full, on services of their own: what cannot be stored is
 * refused with "come again" and leaves nothing, reading goes on, and when there is room again all
 * that was accepted ends.
 */
final class FullDisk {

  private static final String SIZE = "500m";
  private static final String WARNING = "disk-room";
  private static final int OVERLOADED = 503;
  private static final int TRIES = 400;
  private static final String NO_DISK =
      "a small disk to be filled needs the right to mount one (root on Linux)";

  private final TrialGround ground;
  private final ServiceProcess side;
  private final SmallDisk disk;

  private FullDisk(TrialGround ground, ServiceProcess side, SmallDisk disk) {
    this.ground = ground;
    this.side = side;
    this.disk = disk;
  }

  /** Where the two services of this trial are, one disk for each. */
  private record Disks(SmallDisk gateway, SmallDisk fund) implements AutoCloseable {

    /** Empty where they cannot be had. */
    static Optional<Disks> in(Path data) throws IOException, InterruptedException {
      Optional<SmallDisk> gateway =
          SmallDisk.at(data.resolve(ServiceProcess.Kind.GATEWAY.room()), SIZE);
      if (gateway.isEmpty()) {
        return Optional.empty();
      }
      Optional<SmallDisk> fund = SmallDisk.at(data.resolve(ServiceProcess.Kind.FUND.room()), SIZE);
      if (fund.isEmpty()) {
        gateway.get().close();
      }
      return fund.map(disk -> new Disks(gateway.get(), disk));
    }

    @Override
    public void close() {
      gateway.close();
      fund.close();
    }
  }

  /**
   * Starts both services on small disks and fills one after the other.
   *
   * @param root where the modules are built
   * @param data a directory of its own
   */
  static List<TrialOutcome> play(Path root, Path data, long seed, Consumer<String> progress)
      throws IOException, InterruptedException {
    Optional<Disks> disks = Disks.in(data);
    if (disks.isEmpty()) {
      progress.accept("full disks: not played, " + NO_DISK);
      return List.of(
          TrialOutcome.notPlayed(Trial.GATEWAY_DISK_FULL, NO_DISK),
          TrialOutcome.notPlayed(Trial.FUND_DISK_FULL, NO_DISK));
    }
    try (Disks both = disks.get();
        Site site = Site.start(root, data, seed)) {
      return play(root, site, both, progress);
    }
  }

  private static List<TrialOutcome> play(
      Path root, Site site, Disks disks, Consumer<String> progress) {
    World world = site.world();
    var trials = new PlayTrials(site, world, new Books(List.of()), progress);
    TrialOutcome gateway =
        trials.play(
            Trial.GATEWAY_DISK_FULL,
            ground -> new FullDisk(ground, site.gateway(), disks.gateway()).gateway());
    TrialOutcome fund =
        trials.play(
            Trial.FUND_DISK_FULL,
            ground -> {
              new FullDisk(ground, site.fund(), disks.fund()).fund();
              ground.found().addAll(new Proof(world).verify(root, site.data()).found());
            });
    return List.of(gateway, fund);
  }

  private void gateway() throws IOException {
    Debtor debtor = ground.debtor(30_000);
    Filing before = ground.freeze(debtor, "10000.00");
    ground.place(debtor, before);
    List<Filing> taken = new ArrayList<>();
    Optional<Filing> refused = Optional.empty();
    fill();
    try {
      for (int n = 0; refused.isEmpty() && n < TRIES; n++) {
        Filing filing = ground.query(debtor);
        Reply reply = ground.hand(debtor, filing);
        if (reply.status() == OVERLOADED) {
          ground.must(
              "it says when to come again", reply.headers().firstValue("Retry-After").isPresent());
          refused = Optional.of(filing);
        } else {
          ground.must("what is not refused is accepted", reply.status() / 100 == 2);
          taken.add(filing);
        }
      }
      ground.must("a full disk refuses in the end", refused.isPresent());
      ground.must("what was answered is read", ground.answered(before));
      ground.await("the full disk is an alarm", () -> ground.warns(side, WARNING));
    } finally {
      disk.empty();
    }
    refused.ifPresent(filing -> {
      String requestNo = filing.requestNo();
      ground.await(
          "what was refused is not there", () -> ground.court().request(requestNo).status() == 404);
      ground.await(
          "it is taken when there is room", () -> ground.hand(debtor, filing).status() / 100 == 2);
      taken.add(filing);
    });
    taken.forEach(filing -> ground.await("what was accepted ends", () -> ground.answered(filing)));
    ground.saw(
        "full to the last block: %d taken, then 503; all of them and what was refused ended when there was room"
            .formatted(taken.size() - 1));
  }

  private void fund() throws IOException {
    Debtor debtor = ground.debtor(30_000);
    Filing before = ground.freeze(debtor, "10000.00");
    ground.place(debtor, before);
    Filing meanwhile = ground.freeze(debtor, "2000.00");
    int events = 0;
    fill();
    try {
      Reply reply;
      do {
        reply = credit(debtor, events);
      } while (reply.status() != OVERLOADED && ++events < TRIES);
      ground.must("a full disk refuses in the end", reply.status() == OVERLOADED);
      ground.must(
          "it says when to come again", reply.headers().firstValue("Retry-After").isPresent());
      ground.must("the gateway takes on", ground.hand(debtor, meanwhile).status() == 202);
      ground.must(
          "what was answered is read",
          "ANSWERED".equals(ground.centre().request(before.requestNo()).at("/status")));
      ground.await("the full disk is an alarm", () -> ground.warns(side, WARNING));
    } finally {
      disk.empty();
    }
    int last = events;
    ground.await(
        "what the core was refused is taken once when there is room",
        () -> credit(debtor, last).status() == 200);
    ground.await("what the court filed meanwhile ends", () -> ground.answered(meanwhile));
    ground.saw(
        "full to the last block: %d credits taken, then 503; the refused one and a freeze filed meanwhile ended when there was room"
            .formatted(events));
  }

  /** One more hundredth of interest under a number of its own; taken once, however often sent. */
  private Reply credit(Debtor debtor, int number) {
    Reply reply =
        ground
            .centre()
            .interest("disk-" + debtor.accountNo() + "-" + number, debtor.accountNo(), "0.01");
    if (reply.status() == 200) {
      ground.books().moved(debtor.accountNo(), 1);
    }
    return reply;
  }

  private void fill() throws IOException {
    ground.must("no alarm before", !ground.warns(side, WARNING));
    disk.fill();
  }
}
