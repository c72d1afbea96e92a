package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.contender.Subject;
import dev.netwright.benchmarks.contender.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who is compared, in the order of the columns. */
public enum Peer {
    NETWRIGHT("Netwright", "", true),
    NETWRIGHT_ONNX("Netwright, ONNX Runtime", ".onnx", false),
    STOCK("Deeplearning4j by hand", "", true),
    ZOO("Deeplearning4j's zoo", "", true),
    PYTORCH("PyTorch", "", true),
    DJL("DJL", ".pt", true),
    ONNX_RUNTIME("ONNX Runtime, PyTorch's export", ".torch.onnx", false);

    /** Those first that the others are compared with. */
    static final Comparator<Peer> REFERENCE_FIRST =
            Comparator.comparingInt(peer -> List.of(PYTORCH, STOCK, ZOO, NETWRIGHT, NETWRIGHT_ONNX, DJL, ONNX_RUNTIME)
                    .indexOf(peer));

    private final String title;
    private final String reads;
    private final boolean trains;

    Peer(String title, String reads, boolean trains) {
        this.title = title;
        this.reads = reads;
        this.trains = trains;
    }

    /** {@return its name in the report} */
    public String title() {
        return title;
    }

    /** {@return how the file ends that it reads a network from for such a task, if it reads one} */
    public Optional<String> reads(Task.Mode mode) {
        if (reads.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(mode == Task.Mode.TRAIN ? ".train" + reads : reads);
    }

    /** {@return whether it has the network, and does with it what the task says} */
    public boolean takesPart(Task.Mode mode, Subject subject) {
        boolean hasIt = switch (this) {
            case NETWRIGHT, NETWRIGHT_ONNX -> true;
            case ZOO -> subject.isOfZoo();
            case STOCK, PYTORCH, DJL, ONNX_RUNTIME -> !subject.isOfZoo();
        };
        return hasIt && (trains || mode == Task.Mode.PREDICT);
    }
}
