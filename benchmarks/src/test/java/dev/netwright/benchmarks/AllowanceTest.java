package dev.netwright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowanceTest {
    private double now = 1_000;

    @Test
    void whatARowLeavesIsForTheOthers() {
        Allowance allowance = new Allowance(60, 3, () -> now);

        assertThat(allowance.next()).isEqualTo(1_020);
        now = 1_010;
        assertThat(allowance.next()).isEqualTo(1_035);
        now = 1_055;
        assertThat(allowance.next()).isEqualTo(1_060);
        assertThat(allowance.isSpent()).isFalse();
        now = 1_060;
        assertThat(allowance.isSpent()).isTrue();
    }

    @Test
    void withoutALimitThereIsAlwaysTime() {
        Allowance allowance = new Allowance(Double.POSITIVE_INFINITY, 3, () -> now);

        assertThat(allowance.next()).isInfinite();
        assertThat(allowance.isSpent()).isFalse();
    }
}
