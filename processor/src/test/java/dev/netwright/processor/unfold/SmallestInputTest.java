package dev.netwright.processor.unfold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The smallest input that a generated class states, against compiling the network at every size below. */
class SmallestInputTest {
    private static final Pattern MINIMUM = Pattern.compile("int MIN_(HEIGHT|WIDTH) = (\\d+);");

    private static String network(String layers, int height, int width) {
        return "@Network public interface Net {\n@Input(channels = 1, height = %d, width = %d) FeatureMap image();\n%s}\n"
                .formatted(height, width, layers);
    }

    private static Sources.Result compile(String layers, int height, int width) {
        return Sources.declaring(network(layers, height, width)).procOnly().compile();
    }

    private static int stated(Sources.Result result, String dimension) {
        Matcher matcher = MINIMUM.matcher(result.succeeds().generated("NetNetwork"));
        while (matcher.find()) {
            if (matcher.group(1).equals(dimension)) {
                return Integer.parseInt(matcher.group(2));
            }
        }
        throw new AssertionError("states no " + dimension);
    }

    private static void check(String layers, int height, int width) {
        Sources.Result declared = compile(layers, height, width);
        int smallestHeight = 1;
        while (!compile(layers, smallestHeight, width).codes().isEmpty()) {
            smallestHeight++;
        }
        int smallestWidth = 1;
        while (!compile(layers, height, smallestWidth).codes().isEmpty()) {
            smallestWidth++;
        }
        assertThat(stated(declared, "HEIGHT")).isEqualTo(smallestHeight);
        assertThat(stated(declared, "WIDTH")).isEqualTo(smallestWidth);
    }

    @Test
    void ofAChainOfConvolutionsAndPools() {
        check(
                "@Conv2d(channels = 2, kernel = {3, 5}) FeatureMap conv();\n@MaxPool2d(kernel = 2) FeatureMap pool();\n"
                        + "@Conv2d(channels = 2, kernel = 3) FeatureMap more();\n@GlobalAvgPool2d FeatureVector all();\n"
                        + "@Output FeatureVector out();\n",
                13,
                17);
    }

    @Test
    void isOneWhereEverythingAdapts() {
        check(
                "@Conv2d(channels = 2, kernel = 3, padding = 1) FeatureMap conv();\n@GlobalAvgPool2d FeatureVector all();\n"
                        + "@Output FeatureVector out();\n",
                6,
                4);
    }

    @Test
    void pinsOfTheNominalSizeDoNotCount() {
        String pinned =
                "@Conv2d(channels = 2, kernel = 3) @Shape(\"2x6x6\") FeatureMap conv();\n@Output FeatureMap out();\n";
        Sources.Result result = compile(pinned, 8, 8);
        assertThat(stated(result, "HEIGHT")).isEqualTo(3);
        assertThat(stated(result, "WIDTH")).isEqualTo(3);
    }

    @Test
    void aNetworkWithoutMapsStatesNone() {
        String text = Sources.declaring(
                        "@Network public interface Net { @Input(features = 3) FeatureVector x(); @Output FeatureVector out(); }")
                .procOnly()
                .compile()
                .succeeds()
                .generated("NetNetwork");
        assertThat(text).doesNotContain("MIN_HEIGHT").doesNotContain("MIN_WIDTH");
    }
}
