package dev.netwright.processor.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A hash of what decides the weights and the predictions: layers, wiring, shapes. A checkpoint carries it. */
public final class Fingerprint {
    private Fingerprint() {}

    /** 64 hexadecimal digits. */
    public static String of(TypedGraph graph) {
        StringBuilder text = new StringBuilder("netwright architecture 1\n");
        for (Node node : graph.nodes()) {
            List<String> reads = node.inputs().stream().map(Node::id).toList();
            text.append("%s %s%s <- %s : %s\n"
                    .formatted(
                            node.id(),
                            node.kind(),
                            node.members(),
                            reads,
                            node.shape().text()));
        }
        return of(text.toString());
    }

    public static String of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
