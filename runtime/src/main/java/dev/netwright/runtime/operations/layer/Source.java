package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer or vertex of a Deeplearning4j graph.
 *
 * @param name its name in the graph
 * @param configuration what it is
 * @param preprocessor what changes its input first
 * @param inputs the tensors that it reads
 * @param parameters its parameters as parts of the flat array, by Deeplearning4j's names, {@code W}
 */
public record Source(
        String name,
        Object configuration,
        Optional<Object> preprocessor,
        List<String> inputs,
        Map<String, Parameter> parameters) {}
