package dev.netwright.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelDescriptionTest {
    private static final ModelDescription MODEL = Models.of(
            List.of(
                    Models.input("image", Dimension.fixed(3), Dimension.open(224, 32), Dimension.open(224, 40)),
                    Models.input("block/sound_0", Dimension.fixed(8), Dimension.fixed(20))),
            Models.output("kind", OutputKind.SOFTMAX, 4, "plain", "two words", "a\nb\r\\n", ""),
            Models.output("size", OutputKind.REGRESSION, 1));

    @Test
    void metadataSaysItAll() {
        assertThat(ModelDescription.fromMetadata(MODEL.toMetadata())).isEqualTo(MODEL);
    }

    @Test
    void metadataIsText() {
        assertThat(MODEL.toMetadata())
                .containsEntry("netwright.format", "1")
                .containsEntry("netwright.network", "Small")
                .containsEntry("netwright.fingerprint", "5ma11")
                .containsEntry("netwright.input.0", "image 3x224>=32x224>=40")
                .containsEntry("netwright.input.1", "block/sound_0 8x20")
                .containsEntry("netwright.output.0", "kind 4 SOFTMAX")
                .containsEntry("netwright.output.0.labels", "plain\ntwo words\na\\nb\\r\\\\n\n")
                .containsEntry("netwright.output.1", "size 1 REGRESSION");
    }

    @Test
    void anotherToolsModelHasNone() {
        assertThatThrownBy(() -> ModelDescription.fromMetadata(Map.of("author", "somebody")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no model that exportOnnx wrote");
    }

    @Test
    void aLaterVersionIsRefused() {
        Map<String, String> metadata = new LinkedHashMap<>(MODEL.toMetadata());
        metadata.put("netwright.format", "2");
        assertThatThrownBy(() -> ModelDescription.fromMetadata(metadata))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 2, this library reads version 1");
    }

    @Test
    void damageIsAnError() {
        for (String damaged : List.of("image", "image 0x3", "image 3x", "image 1x2x3x4x5", "image 3x4 MAP")) {
            Map<String, String> metadata = new LinkedHashMap<>(MODEL.toMetadata());
            metadata.put("netwright.input.0", damaged);
            assertThatThrownBy(() -> ModelDescription.fromMetadata(metadata))
                    .as(damaged)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void kindsFollowFromTheNumberOfDimensions() {
        Dimension two = Dimension.fixed(2);
        assertThat(Models.input("x", two).kind()).isEqualTo(TensorKind.VECTOR);
        assertThat(Models.input("x", two, two).kind()).isEqualTo(TensorKind.SEQUENCE);
        assertThat(Models.input("x", two, two, two).kind()).isEqualTo(TensorKind.MAP);
        assertThat(Models.input("x", two, two, two, two).kind()).isEqualTo(TensorKind.VOLUME);
    }

    @Test
    void labelsAreOneForEachClass() {
        assertThatThrownBy(() -> Models.output("kind", OutputKind.SOFTMAX, 3, "a", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kind has 2 labels for 3 classes");
    }
}
