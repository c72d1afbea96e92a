package dev.netwright.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The language is wide enough: networks of blocks unfold to what the same networks are when written out by hand, layer
 * by layer. A slash in an unfolded name is an underscore in the name written by hand; all else is equal: the
 * Deeplearning4j configuration with its wiring, and each layer's shape and parameters.
 */
class UnfoldedByHandTest {
    private static final String CONV_BN = """
            @Block public @interface Unit {
                int channels() default REQUIRED;
                int kernel() default 3;
                int stride() default 1;
                Activation activation() default IDENTITY;
                interface Body {
                    @Conv2d(bias = false) @Bind({"channels", "kernel", "stride", "padding = kernel / 2"}) FeatureMap conv();
                    @BatchNorm @Bind("activation")                                                        FeatureMap norm();
                }
            }
            """;

    @Test
    void residualBlockWithAProjection() {
        assertSame(List.of(CONV_BN, """
                @Block public @interface Residual {
                    int channels() default REQUIRED;
                    int stride() default 1;
                    interface Body {
                        @Input                                                   FeatureMap x();
                        @Unit(activation = RELU) @Bind({"channels", "stride"})   FeatureMap a();
                        @Unit @Bind("channels")                                  FeatureMap b();
                        @When("stride != 1 || x.channels != channels")
                        @Unit(kernel = 1) @Bind({"channels", "stride"})          FeatureMap shortcut(FeatureMap x);
                        @Add(activation = RELU)                                  FeatureMap out(FeatureMap b, FeatureMap shortcut);
                    }
                }
                """), """
                @Network public interface Declared {
                    @Input(channels = 8, height = 16, width = 12)  FeatureMap image();
                    @Residual(channels = 8)                        FeatureMap same();
                    @Residual(channels = 8, stride = 2)            FeatureMap halved();
                    @Residual(channels = 12)                       FeatureMap wider();
                    @GlobalAvgPool2d                               FeatureVector pooled();
                    @Dense(units = 5)                              FeatureVector logits();
                    @SoftmaxOutput                                 FeatureVector label();
                }
                """, """
                @Network public interface ByHand {
                    @Input(channels = 8, height = 16, width = 12)                             FeatureMap image();
                    @Conv2d(channels = 8, kernel = 3, padding = 1, bias = false)              FeatureMap same_a_conv();
                    @BatchNorm(activation = RELU)                                             FeatureMap same_a_norm();
                    @Conv2d(channels = 8, kernel = 3, padding = 1, bias = false)              FeatureMap same_b_conv();
                    @BatchNorm                                                                FeatureMap same_b_norm();
                    @Add(activation = RELU)         FeatureMap same_out(FeatureMap same_b_norm, FeatureMap image);
                    @Conv2d(channels = 8, kernel = 3, padding = 1, stride = 2, bias = false)  FeatureMap halved_a_conv();
                    @BatchNorm(activation = RELU)                                             FeatureMap halved_a_norm();
                    @Conv2d(channels = 8, kernel = 3, padding = 1, bias = false)              FeatureMap halved_b_conv();
                    @BatchNorm                                                                FeatureMap halved_b_norm();
                    @Conv2d(channels = 8, kernel = 1, stride = 2, bias = false) FeatureMap halved_shortcut_conv(FeatureMap same_out);
                    @BatchNorm                                                                FeatureMap halved_shortcut_norm();
                    @Add(activation = RELU) FeatureMap halved_out(FeatureMap halved_b_norm, FeatureMap halved_shortcut_norm);
                    @Conv2d(channels = 12, kernel = 3, padding = 1, bias = false)             FeatureMap wider_a_conv();
                    @BatchNorm(activation = RELU)                                             FeatureMap wider_a_norm();
                    @Conv2d(channels = 12, kernel = 3, padding = 1, bias = false)             FeatureMap wider_b_conv();
                    @BatchNorm                                                                FeatureMap wider_b_norm();
                    @Conv2d(channels = 12, kernel = 1, bias = false) FeatureMap wider_shortcut_conv(FeatureMap halved_out);
                    @BatchNorm                                                                FeatureMap wider_shortcut_norm();
                    @Add(activation = RELU) FeatureMap wider_out(FeatureMap wider_b_norm, FeatureMap wider_shortcut_norm);
                    @GlobalAvgPool2d                                                          FeatureVector pooled();
                    @Dense(units = 5)                                                         FeatureVector logits();
                    @SoftmaxOutput                                                            FeatureVector label();
                }
                """);
    }

    @Test
    void denseBlockWhoseInputGrows() {
        assertSame(List.of("""
                @Block public @interface Growth {
                    int growth() default REQUIRED;
                    interface Body {
                        @Input                                                             FeatureMap x();
                        @BatchNorm(activation = RELU)                                      FeatureMap norm();
                        @Conv2d(kernel = 1) @Bind("channels = min(x.channels, 4 * growth)") FeatureMap narrow();
                        @Conv2d(kernel = 3, padding = 1) @Bind("channels = growth")        FeatureMap conv();
                        @Concat                                                            FeatureMap out(FeatureMap x, FeatureMap conv);
                    }
                }
                """, """
                @Block public @interface DenseStage {
                    int layers() default REQUIRED;
                    int growth() default REQUIRED;
                    interface Body {
                        @Repeat("layers") @Growth @Bind("growth")                FeatureMap layer();
                        @Conv2d(kernel = 1) @Bind("channels = layer.channels / 2") FeatureMap half();
                        @AvgPool2d(kernel = 2)                                   FeatureMap pool();
                    }
                }
                """), """
                @Network public interface Declared {
                    @Input(channels = 6, height = 8, width = 8)  FeatureMap image();
                    @DenseStage(layers = 3, growth = 2)          FeatureMap stage();
                    @DenseStage(layers = 1, growth = 4)          FeatureMap last();
                    @Output                                      FeatureMap features();
                }
                """, """
                @Network public interface ByHand {
                    @Input(channels = 6, height = 8, width = 8)     FeatureMap image();
                    @BatchNorm(activation = RELU)                   FeatureMap stage_layer_0_norm();
                    @Conv2d(channels = 6, kernel = 1)               FeatureMap stage_layer_0_narrow();
                    @Conv2d(channels = 2, kernel = 3, padding = 1)  FeatureMap stage_layer_0_conv();
                    @Concat FeatureMap stage_layer_0_out(FeatureMap image, FeatureMap stage_layer_0_conv);
                    @BatchNorm(activation = RELU)                   FeatureMap stage_layer_1_norm();
                    @Conv2d(channels = 8, kernel = 1)               FeatureMap stage_layer_1_narrow();
                    @Conv2d(channels = 2, kernel = 3, padding = 1)  FeatureMap stage_layer_1_conv();
                    @Concat FeatureMap stage_layer_1_out(FeatureMap stage_layer_0_out, FeatureMap stage_layer_1_conv);
                    @BatchNorm(activation = RELU)                   FeatureMap stage_layer_2_norm();
                    @Conv2d(channels = 8, kernel = 1)               FeatureMap stage_layer_2_narrow();
                    @Conv2d(channels = 2, kernel = 3, padding = 1)  FeatureMap stage_layer_2_conv();
                    @Concat FeatureMap stage_layer_2_out(FeatureMap stage_layer_1_out, FeatureMap stage_layer_2_conv);
                    @Conv2d(channels = 6, kernel = 1)               FeatureMap stage_half();
                    @AvgPool2d(kernel = 2)                          FeatureMap stage_pool();
                    @BatchNorm(activation = RELU)                   FeatureMap last_layer_0_norm();
                    @Conv2d(channels = 6, kernel = 1)               FeatureMap last_layer_0_narrow();
                    @Conv2d(channels = 4, kernel = 3, padding = 1)  FeatureMap last_layer_0_conv();
                    @Concat FeatureMap last_layer_0_out(FeatureMap stage_pool, FeatureMap last_layer_0_conv);
                    @Conv2d(channels = 5, kernel = 1)               FeatureMap last_half();
                    @AvgPool2d(kernel = 2)                          FeatureMap last_pool();
                    @Output                                         FeatureMap features();
                }
                """);
    }

    @Test
    void invertedResidualThatSkipsOnlyAtStrideOneAndEqualChannels() {
        assertSame(List.of("""
                @Block public @interface Inverted {
                    int channels() default REQUIRED;
                    int expand() default 6;
                    int stride() default 1;
                    interface Body {
                        @Input                                                                               FeatureMap x();
                        @When("expand != 1")
                        @Conv2d(kernel = 1, activation = RELU6) @Bind("channels = expand * x.channels")      FeatureMap widen();
                        @Conv2d(kernel = 3, padding = 1, activation = RELU6) @Bind({"channels = widen.channels", "stride"}) FeatureMap mix();
                        @Conv2d(kernel = 1) @Bind("channels")                                                FeatureMap project();
                        @When("stride == 1 && x.channels == channels")
                        @Add                                                        FeatureMap out(FeatureMap project, FeatureMap x);
                    }
                }
                """), """
                @Network public interface Declared {
                    @Input(channels = 4, height = 8, width = 8)        FeatureMap image();
                    @Inverted(channels = 4, expand = 1)                FeatureMap plain();
                    @Inverted(channels = 4, expand = 3)                FeatureMap skips();
                    @Inverted(channels = 4, expand = 2, stride = 2)    FeatureMap halves();
                    @Inverted(channels = 6, expand = 2)                FeatureMap widens();
                    @Output                                            FeatureMap features();
                }
                """, """
                @Network public interface ByHand {
                    @Input(channels = 4, height = 8, width = 8)                                  FeatureMap image();
                    @Conv2d(channels = 4, kernel = 3, padding = 1, activation = RELU6)           FeatureMap plain_mix();
                    @Conv2d(channels = 4, kernel = 1)                                            FeatureMap plain_project();
                    @Add                                   FeatureMap plain_out(FeatureMap plain_project, FeatureMap image);
                    @Conv2d(channels = 12, kernel = 1, activation = RELU6)                       FeatureMap skips_widen();
                    @Conv2d(channels = 12, kernel = 3, padding = 1, activation = RELU6)          FeatureMap skips_mix();
                    @Conv2d(channels = 4, kernel = 1)                                            FeatureMap skips_project();
                    @Add                                   FeatureMap skips_out(FeatureMap skips_project, FeatureMap plain_out);
                    @Conv2d(channels = 8, kernel = 1, activation = RELU6)                        FeatureMap halves_widen();
                    @Conv2d(channels = 8, kernel = 3, padding = 1, stride = 2, activation = RELU6) FeatureMap halves_mix();
                    @Conv2d(channels = 4, kernel = 1)                                            FeatureMap halves_project();
                    @Conv2d(channels = 8, kernel = 1, activation = RELU6)                        FeatureMap widens_widen();
                    @Conv2d(channels = 8, kernel = 3, padding = 1, activation = RELU6)           FeatureMap widens_mix();
                    @Conv2d(channels = 6, kernel = 1)                                            FeatureMap widens_project();
                    @Output                                                                      FeatureMap features();
                }
                """);
    }

    @Test
    void blockOfTwoInputs() {
        assertSame(List.of("""
                @Block public @interface Gate {
                    interface Body {
                        @Input                                                                          FeatureMap signal();
                        @Input                                                                          FeatureMap gate();
                        @Conv2d(kernel = 1, activation = SIGMOID) @Bind("channels = signal.channels")   FeatureMap mask(FeatureMap gate);
                        @Multiply                                           FeatureMap out(FeatureMap signal, FeatureMap mask);
                    }
                }
                """), """
                @Network public interface Declared {
                    @Input(channels = 3, height = 6, width = 6)        FeatureMap left();
                    @Input(channels = 5, height = 6, width = 6)        FeatureMap right();
                    @Gate                                              FeatureMap gated(FeatureMap left, FeatureMap right);
                    @Repeat("2") @Gate                                 FeatureMap back(FeatureMap right, FeatureMap gated);
                    @Output                                            FeatureMap features();
                }
                """, """
                @Network public interface ByHand {
                    @Input(channels = 3, height = 6, width = 6)              FeatureMap left();
                    @Input(channels = 5, height = 6, width = 6)              FeatureMap right();
                    @Conv2d(channels = 3, kernel = 1, activation = SIGMOID)  FeatureMap gated_mask(FeatureMap right);
                    @Multiply                                                FeatureMap gated_out(FeatureMap left, FeatureMap gated_mask);
                    @Conv2d(channels = 5, kernel = 1, activation = SIGMOID)  FeatureMap back_0_mask(FeatureMap gated_out);
                    @Multiply                                                FeatureMap back_0_out(FeatureMap right, FeatureMap back_0_mask);
                    @Conv2d(channels = 5, kernel = 1, activation = SIGMOID)  FeatureMap back_1_mask(FeatureMap gated_out);
                    @Multiply                                                FeatureMap back_1_out(FeatureMap back_0_out, FeatureMap back_1_mask);
                    @Output                                                  FeatureMap features();
                }
                """);
    }

    @Test
    void blockThatEndsInAHead() {
        assertSame(List.of("""
                @Block public @interface Classifier {
                    int classes() default REQUIRED;
                    double share() default 0.5;
                    interface Body {
                        @GlobalAvgPool2d                              FeatureVector pooled();
                        @Dropout @Bind("value = share")               FeatureVector dropped();
                        @Dense @Bind("units = classes")               FeatureVector logits();
                        @SoftmaxOutput                                FeatureVector probabilities();
                    }
                }
                """), """
                @Network public interface Declared {
                    @Input(channels = 3, height = 6, width = 6)  FeatureMap image();
                    @Conv2d(channels = 8, kernel = 3)            FeatureMap stem();
                    @Classifier(classes = 4)                     FeatureVector kind();
                    @Classifier(classes = 7, share = 0.25)       FeatureVector age(FeatureMap stem);
                }
                """, """
                @Network public interface ByHand {
                    @Input(channels = 3, height = 6, width = 6)  FeatureMap image();
                    @Conv2d(channels = 8, kernel = 3)            FeatureMap stem();
                    @GlobalAvgPool2d                             FeatureVector kind_pooled();
                    @Dropout(0.5)                                FeatureVector kind_dropped();
                    @Dense(units = 4)                            FeatureVector kind_logits();
                    @SoftmaxOutput                               FeatureVector kind();
                    @GlobalAvgPool2d                             FeatureVector age_pooled(FeatureMap stem);
                    @Dropout(0.25)                               FeatureVector age_dropped();
                    @Dense(units = 7)                            FeatureVector age_logits();
                    @SoftmaxOutput                               FeatureVector age();
                }
                """);
    }

    @Test
    void everyTypeOfParameterPassesDownThroughNestedBlocks() {
        assertSame(List.of("""
                @Block public @interface Cell {
                    int channels() default REQUIRED;
                    Activation activation() default IDENTITY;
                    boolean normalised() default false;
                    double share() default 0.0;
                    interface Body {
                        @Conv2d(kernel = 3, padding = 1) @Bind({"channels", "bias = !normalised"})   FeatureMap conv();
                        @When("normalised") @BatchNorm @Bind("epsilon = share > 0.3 ? 0.001 : 0.01") FeatureMap norm();
                        @When("activation != IDENTITY") @Activate @Bind("value = activation")        FeatureMap act();
                        @When("share > 0") @Dropout @Bind("value = share")                           FeatureMap drop();
                    }
                }
                """, """
                @Block public @interface Stack {
                    int cells() default REQUIRED;
                    int channels() default REQUIRED;
                    Activation activation() default RELU;
                    boolean normalised() default true;
                    double share() default 0.0;
                    interface Body {
                        @Repeat("cells") @Cell
                        @Bind({"channels = channels * (i + 1)", "activation = i == cells - 1 ? IDENTITY : activation", "normalised", "share = share / 2"})
                        FeatureMap cell();
                        @MaxPool2d(kernel = 2) @Bind("stride = {min(cell.height, 2), 1}")              FeatureMap pool();
                    }
                }
                """), """
                @Network public interface Declared {
                    @Input(channels = 3, height = 8, width = 8)                           FeatureMap image();
                    @Stack(cells = 2, channels = 4, activation = TANH)                    FeatureMap low();
                    @Stack(cells = 1, channels = 5, normalised = false, share = 0.5)      FeatureMap high();
                    @Stack(cells = 0, channels = 5)                                       FeatureMap top();
                    @Output                                                               FeatureMap features();
                }
                """, """
                @Network public interface ByHand {
                    @Input(channels = 3, height = 8, width = 8)                    FeatureMap image();
                    @Conv2d(channels = 4, kernel = 3, padding = 1, bias = false)   FeatureMap low_cell_0_conv();
                    @BatchNorm(epsilon = 0.01)                                     FeatureMap low_cell_0_norm();
                    @Activate(TANH)                                                FeatureMap low_cell_0_act();
                    @Conv2d(channels = 8, kernel = 3, padding = 1, bias = false)   FeatureMap low_cell_1_conv();
                    @BatchNorm(epsilon = 0.01)                                     FeatureMap low_cell_1_norm();
                    @MaxPool2d(kernel = 2, stride = {2, 1})                        FeatureMap low_pool();
                    @Conv2d(channels = 5, kernel = 3, padding = 1)                 FeatureMap high_cell_0_conv();
                    @Dropout(0.25)                                                 FeatureMap high_cell_0_drop();
                    @MaxPool2d(kernel = 2, stride = {2, 1})                        FeatureMap high_pool();
                    @MaxPool2d(kernel = 2, stride = {2, 1})                        FeatureMap top_pool();
                    @Output                                                        FeatureMap features();
                }
                """);
    }

    private static void assertSame(List<String> blocks, String declared, String byHand) {
        List<String> all = new ArrayList<>(blocks);
        Collections.addAll(all, declared, byHand);
        Sources.Result result =
                Sources.declaring(all.toArray(String[]::new)).compile().succeeds();
        Generated unfolded = new Generated(result, "Declared");
        Generated written = new Generated(result, "ByHand");

        Map<String, String> layers = new TreeMap<>();
        unfolded.layers().forEach((name, layer) -> layers.put(name.replace('/', '_'), layer));
        assertThat(layers).isEqualTo(written.layers());
        assertThat(unfolded.configuration().toJson().replace('/', '_'))
                .isEqualTo(written.configuration().toJson().replace('/', '_'));
        for (String constant : List.of("PARAMETERS", "MULTIPLY_ADDS", "TRAINING_BYTES", "INFERENCE_BYTES")) {
            assertThat(unfolded.constant(constant)).as(constant).isEqualTo(written.constant(constant));
        }
    }
}
