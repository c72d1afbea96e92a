package dev.netwright.benchmarks.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScaleSourceTest {
    @Test
    void aChainHasALineForEachLayerBesideItsInputAndItsHead() {
        ScaleSource chain = ScaleSource.chain(100);

        assertThat(chain.text().lines().filter(line -> line.startsWith("    @")))
                .hasSize(100 + 2);
        assertThat(chain.generated()).isEqualTo("dev.netwright.benchmarks.scale.Chain100Network");
    }

    @Test
    void blocksAreRepeatedToTheirNumber() {
        ScaleSource blocks = ScaleSource.blocks(3_000);
        int repeats = blocks.text()
                .lines()
                .filter(line -> line.contains("@BasicBlock"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll(".*@Repeat\\(\"(\\d+)\"\\).*", "$1")))
                .sum();

        assertThat(repeats * 5 + 2).isEqualTo(blocks.layers()).isEqualTo(3_002);
    }

    @Test
    void aDenseChainReadsAVector() {
        ScaleSource dense = ScaleSource.dense(200);

        assertThat(dense.text()).contains("@Input(features = 8) FeatureVector image();");
        assertThat(dense.text().lines().filter(line -> line.contains("@Dense"))).hasSize(200);
    }
}
