package dev.netwright.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.benchmarks.sidebyside.Agreement;
import dev.netwright.benchmarks.sidebyside.Peer;
import dev.netwright.benchmarks.stock.StockContender;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two contenders in this process, at LeNet. */
class ContenderLoopTest {
    @Test
    void theGeneratedNetworkPredictsWhatTheOneWrittenByHandPredicts() throws IOException {
        assertAgree(Task.Mode.PREDICT, "open PREDICT LeNet 2 .\npredict\ntime 1\nclose\n", 20);
    }

    @Test
    void theGeneratedNetworkLearnsWhatTheOneWrittenByHandLearns() throws IOException {
        assertAgree(Task.Mode.TRAIN, "open TRAIN LeNet 2 .\ntrain\ntime 1\nclose\n", 1);
    }

    @Test
    void whatGoesWrongIsAnAnswer() throws IOException {
        assertThat(answers(new StockContender(), "open PREDICT LeNet-6 2 .\ndance\n"))
                .containsExactly(
                        "=failed java.lang.IllegalArgumentException: no network LeNet-6; there are LeNet, AlexNet, VGG-11, "
                                + "GoogLeNet, ResNet-18, MobileNetV2, Zoo-LeNet, Zoo-AlexNet",
                        "=failed java.lang.IllegalArgumentException: no order dance");
    }

    private static void assertAgree(Task.Mode mode, String orders, int values) throws IOException {
        List<String> ours = answers(new NetwrightContender("on"), orders);
        List<String> stock = answers(new StockContender(), orders);

        assertThat(ours.get(0)).startsWith("=ok Netwright on deeplearning4j-nn-");
        assertThat(ours.get(3)).isEqualTo("=ok");
        assertThat(values(ours.get(2))[0]).isPositive();
        double[] theirs = values(stock.get(1));
        assertThat(theirs).hasSize(values);
        assertThat(Agreement.of(mode, Map.of(Peer.STOCK, theirs, Peer.NETWRIGHT, values(ours.get(1))))
                        .wrong())
                .isEmpty();
    }

    private static List<String> answers(Contender contender, String orders) throws IOException {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        new ContenderLoop(contender)
                .obey(
                        new BufferedReader(new StringReader(orders)),
                        new PrintStream(answers, true, StandardCharsets.UTF_8));
        return answers.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static double[] values(String answer) {
        String[] words = answer.split(" ");
        assertThat(words[0]).isEqualTo("=values");
        return Arrays.stream(words, 1, words.length)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
