package dev.netwright.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.benchmarks.stock.StockContender;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two contenders in this process, at the small networks. */
class ContenderLoopTest {
    @ParameterizedTest
    @CsvSource({"LeNet, 20", "Table, 2", "Series, 2", "Text, 4"})
    void theGeneratedNetworkPredictsWhatTheOneWrittenByHandPredicts(String network, int values) throws IOException {
        assertAgree("open PREDICT " + network + " 2 .\npredict\ntime 1\nclose\n", values);
    }

    @ParameterizedTest
    @CsvSource({"LeNet", "Table", "Series", "Text"})
    void theGeneratedNetworkLearnsWhatTheOneWrittenByHandLearns(String network) throws IOException {
        // The second loss depends on the update.
        assertAgree("open TRAIN " + network + " 2 .\ntime 1\ntrain\nclose\n", 1);
    }

    @Test
    void whatGoesWrongIsAnAnswer() throws IOException {
        assertThat(answers(new StockContender(), "open PREDICT LeNet-6 2 .\ndance\n"))
                .containsExactly(
                        "=failed java.lang.IllegalArgumentException: no network LeNet-6; there are LeNet, AlexNet,"
                                + " GoogLeNet, ResNet-18, MobileNetV2, Table, Series, Text, VGG-11, Zoo-LeNet,"
                                + " Zoo-AlexNet",
                        "=failed java.lang.IllegalArgumentException: no order dance");
    }

    private static void assertAgree(String orders, int count) throws IOException {
        String[] ours = answers(new NetwrightContender(), orders);
        String[] stock = answers(new StockContender(), orders);
        int computed = orders.contains("TRAIN") ? 2 : 1;

        assertThat(ours[0]).startsWith("=ok Netwright on deeplearning4j-nn-");
        assertThat(ours[3]).isEqualTo("=ok");
        assertThat(values(ours[3 - computed])[0]).isPositive();
        assertThat(values(stock[computed])).hasSize(count);
        assertThat(values(ours[computed])).containsExactly(values(stock[computed]), Offset.offset(1e-5));
    }

    private static String[] answers(Contender contender, String orders) throws IOException {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        new ContenderLoop(contender)
                .obey(
                        new BufferedReader(new StringReader(orders)),
                        new PrintStream(answers, true, StandardCharsets.UTF_8));
        return answers.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
    }

    private static double[] values(String answer) {
        String[] words = answer.split(" ");
        assertThat(words[0]).isEqualTo("=values");
        return Arrays.stream(words, 1, words.length)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
