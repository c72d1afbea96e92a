package dev.netwright.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContestTest {
    private final Contest contest = new Contest();

    @Test
    void eachGoesOnWithItsBestSetting() {
        tried(Peer.NETWRIGHT, Map.of(Setting.DEFAULTS, 5.0));
        tried(Peer.PYTORCH, Map.of(Setting.DEFAULTS, 4.0, Setting.ALL_THREADS, 3.0, Setting.CHANNELS_LAST, 2.0));
        contest.settle();
        contest.add(Peer.PYTORCH, visit(2.5));

        assertThat(contest.setting(Peer.PYTORCH)).isEqualTo(Setting.CHANNELS_LAST);
        assertThat(contest.timings(Peer.PYTORCH).rounds()).containsExactly(2.0, 2.5);
        assertThat(contest.tried(Peer.PYTORCH))
                .containsEntry(Setting.DEFAULTS, 4.0)
                .hasSize(3);
    }

    @Test
    void whatBringsAHundredthIsNotWorthSetting() {
        tried(Peer.DJL, Map.of(Setting.DEFAULTS, 4.0, Setting.ALL_THREADS, 3.96));

        assertThat(contest.setting(Peer.DJL)).isEqualTo(Setting.DEFAULTS);
    }

    @Test
    void aContenderWhoseDefaultsFailGoesOnWithWhatWorks() {
        tried(Peer.DJL, Map.of(Setting.ALL_THREADS, 3.96));

        assertThat(contest.setting(Peer.DJL)).isEqualTo(Setting.ALL_THREADS);
    }

    @Test
    void whoIsFarBehindHasOneRoundUnlessItIsOurs() {
        tried(Peer.NETWRIGHT, Map.of(Setting.DEFAULTS, 20.0));
        tried(Peer.STOCK, Map.of(Setting.DEFAULTS, 20.0));
        tried(Peer.DJL, Map.of(Setting.DEFAULTS, 8.0));
        tried(Peer.PYTORCH, Map.of(Setting.DEFAULTS, 1.0));
        contest.settle();

        assertThat(contest.going()).containsExactlyInAnyOrder(Peer.NETWRIGHT, Peer.DJL, Peer.PYTORCH);
        assertThat(contest.peers()).contains(Peer.STOCK);
    }

    @Test
    void theRatioIsOverTheBestOfTheOthers() {
        tried(Peer.NETWRIGHT, Map.of(Setting.DEFAULTS, 6.0));
        tried(Peer.NETWRIGHT_ONNX, Map.of(Setting.DEFAULTS, 1.0));
        tried(Peer.PYTORCH, Map.of(Setting.DEFAULTS, 4.0));
        tried(Peer.DJL, Map.of(Setting.DEFAULTS, 3.0));
        contest.settle();

        assertThat(contest.ratio().orElseThrow().value()).isCloseTo(2, within(1e-9));
        contest.remove(Peer.DJL);
        assertThat(contest.ratio().orElseThrow().value()).isCloseTo(1.5, within(1e-9));
        contest.remove(Peer.PYTORCH);
        assertThat(contest.ratio()).isEmpty();
    }

    private void tried(Peer peer, Map<Setting, Double> milliseconds) {
        milliseconds.forEach((setting, value) -> contest.tried(peer, setting, visit(value)));
    }

    private static Visit visit(double milliseconds) {
        return new Visit("engine", "", milliseconds, Optional.empty());
    }
}
