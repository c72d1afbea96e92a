package dev.netwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Sequences of different lengths become one padded batch. */
class SequencesTest {
    @Test
    void shorterOnesArePaddedWithZerosAtTheEnd() {
        INDArray one = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}});
        INDArray other = Nd4j.createFromArray(new float[][] {{7}, {8}});

        Sequences padded = Sequences.of(one, other);

        assertThat(padded.values()).isEqualTo(Nd4j.createFromArray(new float[][][] {
            {{1, 2, 3}, {4, 5, 6}}, {{7, 0, 0}, {8, 0, 0}}
        }));
        assertThat(padded.lengths()).hasToString("[3, 1]");
    }

    @Test
    void indicesAreOneFeature() {
        Sequences padded = Sequences.ofIndices(new int[] {4}, new int[] {9, 2});

        assertThat(padded.values()).isEqualTo(Nd4j.createFromArray(new float[][][] {{{4, 0}}, {{9, 2}}}));
        assertThat(padded.values().dataType()).isEqualTo(DataType.FLOAT);
        assertThat(padded.lengths()).hasToString("[1, 2]");
    }

    @Test
    void whatIsNoSequenceIsRefused() {
        INDArray one = Nd4j.zeros(DataType.FLOAT, 2, 3);
        assertThatThrownBy(() -> Sequences.of()).hasMessage("expected sequences, got none");
        assertThatThrownBy(() -> Sequences.of(one, Nd4j.zeros(DataType.FLOAT, 3, 3)))
                .hasMessage("sequence 1: expected [F, T] with the F of [2, 3], got [3, 3]");
        assertThatThrownBy(() -> Sequences.of(Nd4j.zeros(DataType.FLOAT, 3)))
                .hasMessage("sequence 0: expected [F, T], got [3]");
        assertThatThrownBy(() -> Sequences.ofIndices(new int[] {1}, new int[0]))
                .hasMessage("sequence 1 is empty: a sequence has at least one step");
    }

    @Test
    void lengthsAreKeptByInput() {
        int[] given = {2, 3};
        Lengths lengths = Lengths.of(FixtureNetwork.POINT, given).and(FixtureNetwork.IMAGE, 5);
        given[0] = 9;

        assertThat(lengths).hasToString("point [2, 3], image [5]");
        assertThat(Lengths.full()).hasToString("full");
    }
}
