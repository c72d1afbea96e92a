package dev.netwright.serving;

import java.util.List;
import java.util.stream.IntStream;

/** Descriptions and an engine for tests. */
final class Models {
    private Models() {}

    static ModelDescription of(List<ModelInput> inputs, ModelOutput... outputs) {
        return new ModelDescription("Small", "5ma11", inputs, List.of(outputs));
    }

    static ModelInput input(String name, Dimension... dimensions) {
        return new ModelInput(name, List.of(dimensions));
    }

    static ModelInput image(int channels, int height, int width) {
        return input("image", Dimension.fixed(channels), Dimension.fixed(height), Dimension.fixed(width));
    }

    static ModelOutput output(String name, OutputKind kind, int width, String... labels) {
        return new ModelOutput(name, kind, List.of(Dimension.fixed(width)), List.of(labels));
    }

    /** Puts out the first values of each example of the first input, as many as each output has. */
    static PredictionEngine firstValues(ModelDescription model) {
        return new PredictionEngine() {
            @Override
            public List<Tensor> run(List<Tensor> inputs) {
                return model.outputs().stream()
                        .map(output -> first(
                                inputs.get(0), (int) output.dimensions().get(0).size()))
                        .toList();
            }

            @Override
            public void close() {}
        };
    }

    private static Tensor first(Tensor tensor, int width) {
        float[] values = new float[tensor.examples() * width];
        float[][] rows = tensor.rows();
        IntStream.range(0, values.length).forEach(i -> values[i] = rows[i / width][i % width]);
        return Tensor.of(values, tensor.examples(), width);
    }

    static Predictor predictor(ModelDescription model) {
        return Predictor.of(model, firstValues(model), PixelScale.unit());
    }
}
