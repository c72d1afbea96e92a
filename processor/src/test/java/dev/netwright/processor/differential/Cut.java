package dev.netwright.processor.differential;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stays of a random network when one layer is looked at by itself: what it reads, or all that does not read it. A layer
 * that nothing reads any more is handed out.
 */
final class Cut {
    private static final String END = "cut";

    private final List<Drawn> kept;

    private Cut(List<Drawn> kept) {
        this.kept = kept;
    }

    /** The layer with everything below it. */
    static DrawnNetwork upTo(DrawnNetwork network, Drawn last) {
        Set<String> names = network.below(last);
        Cut cut = new Cut(new ArrayList<>(network.layers()));
        cut.kept.removeIf(drawn -> !names.contains(drawn.name()));
        if (!last.isHead()) {
            // Of a stack too: what a head may read is not what is looked at.
            cut.kept.add(new Drawn(END, "Output", List.of(last.name()), Map.of(), cut.seen(last)));
        }
        return new DrawnNetwork(network.name(), cut.kept);
    }

    /** Everything but the layer and what reads it; empty where nothing is left to compute. */
    static Optional<DrawnNetwork> without(DrawnNetwork network, Drawn left) {
        Cut cut = new Cut(new ArrayList<>(network.layers()));
        cut.remove(left.name().startsWith(END) ? network.named(left.reads().get(0)) : left);
        boolean isComputing = cut.kept.stream().anyMatch(drawn -> !drawn.isInput() && !drawn.isHead());
        return isComputing ? Optional.of(new DrawnNetwork(network.name(), cut.kept)) : Optional.empty();
    }

    private void remove(Drawn left) {
        Set<String> names = new HashSet<>(Set.of(left.name()));
        for (Drawn drawn : List.copyOf(kept)) {
            if (drawn.reads().stream().anyMatch(names::contains)) {
                names.add(drawn.name());
            }
        }
        kept.removeIf(drawn -> names.contains(drawn.name()));
        for (Drawn drawn : List.copyOf(kept)) {
            boolean isRead = kept.stream().anyMatch(other -> other.reads().contains(drawn.name()));
            if (!isRead && !drawn.isHead() && kept.contains(drawn)) {
                handOut(drawn);
            }
        }
    }

    private void handOut(Drawn drawn) {
        DrawnNetwork network = new DrawnNetwork("", kept);
        long[] seen = seen(drawn);
        String name = unused();
        if (network.batches(drawn) == 1) {
            kept.add(new Drawn(name, "Output", List.of(drawn.name()), Map.of(), seen));
        } else if (seen.length == 4) {
            remove(drawn); // one batch cannot be taken out of a stack of volumes
        } else {
            kept.add(new Drawn("batch" + name, "Unstack", List.of(drawn.name()), Map.of("value", 0L), seen));
            kept.add(new Drawn(name, "Output", List.of("batch" + name), Map.of(), seen));
        }
    }

    private String unused() {
        int number = 0;
        while (new DrawnNetwork("", kept).find(END + number).isPresent()) {
            number++;
        }
        return END + number;
    }

    /** What a head on the layer sees; after what is impossible anything does: nothing of it is looked at. */
    private long[] seen(Drawn drawn) {
        long[] shape = new DrawnNetwork("", kept).shape(drawn);
        return shape.length == 0 ? new long[1] : shape;
    }
}
