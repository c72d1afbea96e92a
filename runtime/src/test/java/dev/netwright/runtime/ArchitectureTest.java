package dev.netwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void shapesCountAndPrint() {
        assertThat(TensorShape.map(16, 5, 6)).hasToString("16x5x6");
        assertThat(TensorShape.map(16, 5, 6).size()).isEqualTo(480);
        assertThat(TensorShape.volume(2, 3, 4, 5).batchOf(7)).containsExactly(7, 2, 3, 4, 5);
        assertThat(TensorShape.sequence(8, 20).leading()).isEqualTo(8);
        assertThat(TensorShape.vector(3).isBatch(new long[] {1, 3})).isTrue();
        assertThat(TensorShape.vector(3).isBatch(new long[] {0, 3})).isFalse();
        assertThat(TensorShape.vector(3).isBatch(new long[] {3})).isFalse();
        assertThatThrownBy(() -> TensorShape.map(1, 0, 5)).hasMessage("every size must be at least 1, got [1, 0, 5]");
        assertThatThrownBy(() -> TensorShape.map(1L << 40, 1L << 40, 1).size()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void headsKeepTheirOrderAndTheirUse() {
        Architecture many = FixtureNetwork.manyHeads().build().architecture();

        assertThat(many.heads()).extracting(head -> head.layer().id()).containsExactly("aux", "class", "value", "code");
        assertThat(many.mainHeads()).extracting(head -> head.layer().id()).containsExactly("class", "value", "code");
        assertThat(many.labelledHeads()).extracting(head -> head.layer().id()).containsExactly("class", "value");
        assertThat(many.labels(FixtureNetwork.CLASS)).isEmpty();
    }

    @Test
    void anAuxiliaryHeadNeedsItsPartner() {
        Architecture.Builder lonely = Architecture.named("Lonely", "1")
                .input(FixtureNetwork.POINT)
                .head(HeadKind.SOFTMAX, FixtureNetwork.AUX, 0.3, FixtureNetwork.CLASS);

        assertThatThrownBy(lonely::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Lonely: aux shares the labels of class, which is no head with labels");
        assertThatThrownBy(() -> Architecture.named("Empty", "1").build())
                .hasMessage("Empty: a network has at least one input and one head");
    }
}
