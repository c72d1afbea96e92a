package dev.netwright.serving;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkCheckTest {
    private static final String FILE = "small.onnx";
    private static final String OTHER = "fedcba9876543210fedcba9876543210";
    private static final String TAIL = "; export the network that this class was generated from";
    private static final ModelDescription MODEL = new ModelDescription(
            "Small",
            "0123456789abcdef0123456789abcdef",
            List.of(Models.input("point", Dimension.fixed(4))),
            List.of(Models.output("class", OutputKind.SOFTMAX, 3)));

    private static void check(PredictorOptions options) {
        NetworkCheck.require(FILE, MODEL, options);
    }

    @Test
    void whatIsExpectedPasses() {
        PredictorOptions options = PredictorOptions.defaults();
        assertThatCode(() -> check(options)).doesNotThrowAnyException();
        assertThatCode(() -> check(options.withFingerprint(MODEL.fingerprint())))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(options.withNetwork("Renamed", MODEL.fingerprint())))
                .doesNotThrowAnyException();
    }

    @Test
    void bothNetworksAreNamed() {
        assertThatThrownBy(() -> check(PredictorOptions.defaults().withNetwork("Large", OTHER)))
                .isInstanceOf(PredictorException.class)
                .hasMessage("small.onnx: it holds Small, expected Large"
                        + " (fingerprint 0123456789ab, expected fedcba987654)" + TAIL);
    }

    @Test
    void anotherVersionOfTheNetworkIsSaid() {
        assertThatThrownBy(() -> check(PredictorOptions.defaults().withNetwork("Small", OTHER)))
                .hasMessage("small.onnx: it holds another Small, whose layers or sizes differ"
                        + " (fingerprint 0123456789ab, expected fedcba987654)" + TAIL);
    }

    @Test
    void aFingerprintAloneIsShortened() {
        assertThatThrownBy(() -> check(PredictorOptions.defaults().withFingerprint(OTHER)))
                .hasMessage("small.onnx: it holds Small (fingerprint 0123456789ab), expected fingerprint fedcba987654"
                        + "; export the expected network");
    }
}
