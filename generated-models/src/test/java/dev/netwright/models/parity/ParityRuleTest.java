package dev.netwright.models.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParityRuleTest {
    @Test
    void hashesMeetTheirPublishedValues() {
        assertThat(ParityRule.fnv1a64("")).isEqualTo(0xCBF29CE484222325L);
        assertThat(ParityRule.fnv1a64("foobar")).isEqualTo(0x85944171F73967E8L);
        assertThat(ParityRule.splitmix64(0)).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(ParityRule.splitmix64(1234567)).isEqualTo(6457827717110365317L);
    }

    @Test
    void valuesAreThoseThatPythonRecorded() {
        List<String[]> lines = ParityRecord.lines("rule.txt");
        assertThat(lines).hasSizeGreaterThanOrEqualTo(7);
        for (String[] words : lines) {
            long[] shape = ParityRecord.shape(words[2]);
            float[] made = made(words[0], words[1], shape);
            float[] recorded = {
                Float.parseFloat(words[3]),
                Float.parseFloat(words[4]),
                Float.parseFloat(words[5]),
                Float.parseFloat(words[6])
            };
            assertThat(new float[] {made[0], made[1], made[made.length - 2], made[made.length - 1]})
                    .as(words[1])
                    .isEqualTo(recorded);
        }
    }

    private static float[] made(String kind, String key, long[] shape) {
        long count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return switch (kind) {
            case "weight" -> ParityRule.weight(key, count, count / shape[0], 4);
            case "bias" -> ParityRule.bias(key, count);
            case "centred" -> ParityRule.centred(key, count);
            case "positive" -> ParityRule.positive(key, count);
            case "patches" -> ParityRule.patches(key, shape, 32);
            case "images" -> ParityRule.images(key, count);
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
