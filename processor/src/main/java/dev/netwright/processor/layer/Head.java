package dev.netwright.processor.layer;

import java.util.List;
import java.util.Optional;

/** A layer that ends its branch and is an output of the network. */
public interface Head extends Layer {

    /** The name of the runtime's {@code HeadKind}. */
    String kind();

    /** The factor of its loss. */
    double weight();

    /** The head whose labels it shares, which makes it an auxiliary one. */
    Optional<String> labelsOf();

    /** The names of its classes, if they were given. */
    List<String> labels();
}
