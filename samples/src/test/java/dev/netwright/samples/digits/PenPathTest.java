package dev.netwright.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.netwright.samples.digits.Glyph.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;

class PenPathTest {

    @Test
    void linesJoinAndClose() {
        assertThat(PenPath.parse("M 0 0 L 10 0 L 10 5 Z M 1 1 L 2 2").pieces())
                .containsExactly(
                        new Piece(0, 0, 10, 0), new Piece(10, 0, 10, 5), new Piece(10, 5, 0, 0), new Piece(1, 1, 2, 2));
    }

    @Test
    void anEllipseIsClosedAndLiesOnItsCurve() {
        List<Piece> pieces = PenPath.parse("E 32 50 20 40").pieces();

        assertThat(pieces.get(0).x0()).isCloseTo(pieces.get(pieces.size() - 1).x1(), within(1e-9));
        assertThat(pieces).allSatisfy(piece -> {
            double across = (piece.x0() - 32) / 20;
            double down = (piece.y0() - 50) / 40;
            assertThat(across * across + down * down).isCloseTo(1, within(1e-9));
        });
    }

    @Test
    void anArcGoesDownFromTheRightSinceYIsDownwards() {
        List<Piece> pieces = PenPath.parse("A 0 0 10 10 0 90").pieces();

        assertThat(pieces.get(0).x0()).isCloseTo(10, within(1e-9));
        assertThat(pieces.get(pieces.size() - 1).y1()).isCloseTo(10, within(1e-9));
    }

    @Test
    void aCurveEndsWhereItShouldAndPassesItsMiddle() {
        List<Piece> pieces = PenPath.parse("M 0 0 Q 10 0 10 10").pieces();

        assertThat(pieces.get(pieces.size() - 1))
                .extracting(Piece::x1, Piece::y1)
                .containsExactly(10.0, 10.0);
        assertThat(pieces)
                .anySatisfy(piece -> assertThat(List.of(piece.x1(), piece.y1())).containsExactly(7.5, 2.5));
    }

    @Test
    void whatIsNoPathIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PenPath.parse("M 0 0 X 1 1"))
                .withMessageContaining("X");
        assertThatIllegalArgumentException().isThrownBy(() -> PenPath.parse("M 0 0 L 1"));
        assertThatIllegalArgumentException().isThrownBy(() -> PenPath.parse("M 0 0"));
    }
}
