package dev.netwright.benchmarks.sidebyside;

import ai.onnxruntime.OrtSession;
import dev.netwright.benchmarks.Settings;
import dev.netwright.benchmarks.contender.Contender;
import dev.netwright.benchmarks.contender.ContenderLoop;
import dev.netwright.benchmarks.contender.NetwrightContender;
import dev.netwright.benchmarks.contender.OnnxRuntimeContender;
import dev.netwright.benchmarks.contender.ServingContender;
import dev.netwright.benchmarks.process.ClassPath;
import dev.netwright.benchmarks.process.Program;
import dev.netwright.benchmarks.stock.StockContender;
import dev.netwright.models.parity.ParityRule;
import dev.netwright.serving.Predictor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which peers are installed here, and how each is started. */
public final class Roster {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String LOOP = ContenderLoop.class.getName();

    private final Settings settings;
    private final Map<Peer, String> missing = new EnumMap<>(Peer.class);

    private Roster(Settings settings) {
        this.settings = settings;
    }

    /** Looks for every peer. */
    public static Roster of(Settings settings) {
        Roster roster = new Roster(settings);
        for (String folder : List.of("stock", "zoo", "djl")) {
            Peer peer = folder.equals("stock") ? Peer.STOCK : folder.equals("zoo") ? Peer.ZOO : Peer.DJL;
            if (!Files.exists(roster.classPathFile(folder))) {
                roster.missing.put(
                        peer,
                        "its jars could not be downloaded: mvn -Ppeers -pl benchmarks/peers/" + folder
                                + " -am -DskipTests package says why");
            }
        }
        if (!roster.hasPython()) {
            String hint = "install python3-torch, python3-torchvision and libopenblas0 (Debian), for " + PYTHON;
            roster.missing.put(Peer.PYTORCH, hint);
            roster.missing.put(Peer.ONNX_RUNTIME, "needs PyTorch to export: " + hint);
            roster.missing.putIfAbsent(Peer.DJL, "needs PyTorch to export: " + hint);
        }
        return roster;
    }

    /** {@return what is not here, each with the line that says what to install} */
    public Map<Peer, String> missing() {
        return Map.copyOf(missing);
    }

    /** {@return the peers that are here} */
    public List<Peer> present() {
        List<Peer> present = new ArrayList<>(List.of(Peer.values()));
        present.removeAll(missing.keySet());
        return present;
    }

    /** {@return the command that starts the peer's process} */
    public Program program(Peer peer) {
        return switch (peer) {
            case NETWRIGHT -> loop(ClassPath.whole(), NetwrightContender.class.getName());
            case NETWRIGHT_ONNX -> loop(servingClassPath(), ServingContender.class.getName());
            case ONNX_RUNTIME -> loop(servingClassPath(), OnnxRuntimeContender.class.getName());
            case STOCK -> loop(stockClassPath(), StockContender.class.getName());
            case ZOO -> loop(peerClassPath("zoo"), "dev.netwright.benchmarks.zoo.ZooContender");
            case DJL -> loop(peerClassPath("djl"), "dev.netwright.benchmarks.djl.DjlContender");
            case PYTORCH -> python("contender.py");
        };
    }

    /** {@return a script of {@code peers/pytorch}} */
    public Program python(String script, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(PYTHON, scripts().resolve(script).toString()));
        command.addAll(List.of(arguments));
        return Program.of(command);
    }

    /** {@return where the scripts for PyTorch lie} */
    Path scripts() {
        return settings.home().resolve("benchmarks/peers/pytorch");
    }

    /** {@return Deeplearning4j alone, with this module's classes} */
    public String stockClassPath() {
        return peerClassPath("stock");
    }

    /** {@return ONNX Runtime and the serving module, with this module's classes: no Deeplearning4j} */
    public String servingClassPath() {
        return ClassPath.of(Contender.class, ParityRule.class, Predictor.class, OrtSession.class);
    }

    private static Program loop(String classPath, String contender) {
        return Program.java(List.of(), classPath, LOOP, contender);
    }

    private String peerClassPath(String folder) {
        Path target = classPathFile(folder).getParent();
        String own = ClassPath.join(
                ClassPath.of(Contender.class, ParityRule.class),
                target.resolve("classes").toString());
        try {
            return ClassPath.join(
                    own, Files.readString(target.resolve("classpath.txt")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the class path of " + folder + " cannot be read", e);
        }
    }

    private Path classPathFile(String folder) {
        return settings.home().resolve("benchmarks/peers").resolve(folder).resolve("target/classpath.txt");
    }

    private boolean hasPython() {
        return Files.isExecutable(Path.of(PYTHON))
                && Program.of(List.of(PYTHON, "-c", "import torch, torchvision"))
                                .run()
                                .status()
                        == 0;
    }
}
