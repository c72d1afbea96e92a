package dev.netwright.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ModelDescriptionTest {
    private static final ModelDescription MODEL = new ModelDescription(
            "Small",
            "5ma11",
            List.of(
                    Models.input(
                            "image", Dimension.fixed(3), Dimension.open(224, 32, 512), Dimension.open(224, 40, 512)),
                    Models.input("block/sound_0", Dimension.fixed(8), Dimension.fixed(20)),
                    new ModelInput(
                            "words", List.of(Dimension.fixed(1), Dimension.open(20, 2, 64)), OptionalInt.of(10_000)),
                    Models.input("tags", Dimension.fixed(4), Dimension.open(20, 2, 64))),
            List.of(
                    Models.output("kind", OutputKind.SOFTMAX, 4, "plain", "two words", "a\nb\r\\n", ""),
                    Models.output("size", OutputKind.REGRESSION, 1),
                    new ModelOutput(
                            "mask",
                            OutputKind.SIGMOID,
                            List.of(Dimension.fixed(1), Dimension.any(224), Dimension.any(224)),
                            List.of())),
            List.of(List.of("words", "tags")));

    @Test
    void metadataSaysItAll() {
        assertThat(ModelDescription.fromMetadata(MODEL.toMetadata())).isEqualTo(MODEL);
    }

    @Test
    void metadataIsText() {
        assertThat(MODEL.toMetadata())
                .containsEntry("netwright.format", "2")
                .containsEntry("netwright.network", "Small")
                .containsEntry("netwright.fingerprint", "5ma11")
                .containsEntry("netwright.input.0", "image 3x224>=32<=512x224>=40<=512")
                .containsEntry("netwright.input.1", "block/sound_0 8x20")
                .containsEntry("netwright.input.2", "words 1x20>=2<=64")
                .containsEntry("netwright.input.2.vocabulary", "10000")
                .containsEntry("netwright.same-sizes.0", "words tags")
                .containsEntry("netwright.output.2", "mask 1x224>=1x224>=1 SIGMOID")
                .containsEntry("netwright.output.0", "kind 4 SOFTMAX")
                .containsEntry("netwright.output.0.labels", "plain\ntwo words\na\\nb\\r\\\\n\n")
                .containsEntry("netwright.output.1", "size 1 REGRESSION");
    }

    @Test
    void openSizesAreWordsForPeople() {
        assertThat(MODEL)
                .hasToString("Small: image 3 x (32 to 512) x (40 to 512), block/sound_0 8x20, words 1 x (2 to 64),"
                        + " tags 4 x (2 to 64) > kind 4 SOFTMAX, size 1 REGRESSION, mask 1 x any x any SIGMOID");
        assertThat(Dimension.open(5, 2, Long.MAX_VALUE)).hasToString("at least 2");
        assertThat(Dimension.fixed(28)).hasToString("28");
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
        metadata.put("netwright.format", "3");
        assertThatThrownBy(() -> ModelDescription.fromMetadata(metadata))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 3, this library reads version 2");
    }

    /** Version 1 said neither the largest sizes nor the words of a vocabulary; where there are none, nothing is missing. */
    @Test
    void anEarlierVersionIsReadWhereItSaysEnough() {
        Map<String, String> metadata = new LinkedHashMap<>(
                Map.of("netwright.format", "1", "netwright.network", "Old", "netwright.output.0", "kind 2 SOFTMAX"));
        metadata.put("netwright.input.0", "image 1x28x28");
        metadata.put("netwright.input.1", "sound 8x20");
        assertThat(ModelDescription.fromMetadata(metadata).inputs()).hasSize(2);
        for (String unsure : List.of("photo 3x224>=32x224>=32", "words 1x20")) {
            metadata.put("netwright.input.1", unsure);
            assertThatThrownBy(() -> ModelDescription.fromMetadata(metadata))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("its description has version 1, which does not say what input " + unsure.split(" ")[0]
                            + " may be at most: export it again");
        }
    }

    @Test
    void inputsOfTheSameSizeAreInputs() {
        assertThatThrownBy(() -> new ModelDescription(
                        "Small", "", MODEL.inputs(), MODEL.outputs(), List.of(List.of("words", "noise"))))
                .hasMessage("Small has inputs [image, block/sound_0, words, tags], not [words, noise]");
    }

    @Test
    void damageIsAnError() {
        for (String damaged : List.of(
                "image",
                "image 0x3",
                "image 3x",
                "image 1x2x3x4x5",
                "image 3x4 MAP",
                "image 3x8>=9",
                "image 3x8>=2<=7",
                "image 3x8>=2<=")) {
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
