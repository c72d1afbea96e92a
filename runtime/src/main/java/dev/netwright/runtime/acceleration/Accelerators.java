package dev.netwright.runtime.acceleration;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.ElementWiseVertex;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.layers.convolution.Convolution1DLayer;
import org.deeplearning4j.nn.layers.convolution.Convolution3DLayer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.Deconvolution2DLayer;
import org.deeplearning4j.nn.layers.convolution.DepthwiseConvolution2DLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.nd4j.linalg.api.buffer.DataType;

/** All accelerators, in the order in which they are asked and reported. */
final class Accelerators {

    static final List<Accelerator> ALL = List.of(
            new OneDnnConvolutions(),
            new ForwardKeepingConvolutions(),
            new DilatedConvolutions(),
            new DepthwiseConvolutions(),
            new Pooling(),
            new DenseLayers(),
            new BatchNormalizations(),
            new Activations(),
            new Concatenations(),
            new Sums());

    private Accelerators() {}

    private static Optional<String> channelsLast(Layer layer) {
        CNN2DFormat format = ((org.deeplearning4j.nn.conf.layers.ConvolutionLayer)
                        layer.conf().getLayer())
                .getCnn2dDataFormat();
        // oneDNN's gradients are wrong for channels last, silently.
        return format == CNN2DFormat.NCHW ? Optional.empty() : Optional.of("channels last");
    }

    private static Optional<String> dilation(Layer layer) {
        int[] dilation = ((org.deeplearning4j.nn.conf.layers.ConvolutionLayer)
                        layer.conf().getLayer())
                .getDilation();
        // oneDNN refuses some, as 3x2 kernels dilated by 2 and 3.
        return Arrays.stream(dilation).allMatch(d -> d == 1) ? Optional.empty() : Optional.of("dilation");
    }

    private static final class OneDnnConvolutions implements LayerAccelerator {
        @Override
        public String name() {
            return "oneDNN convolutions";
        }

        @Override
        public Optional<String> obstacle(DataType dataType) {
            return LayerAccelerator.super.obstacle(dataType).or(NativeLibrary::withoutOneDnn);
        }

        @Override
        public boolean covers(Layer layer) {
            return layer.getClass() == ConvolutionLayer.class;
        }

        @Override
        public Optional<String> exception(Layer layer) {
            return channelsLast(layer).or(() -> dilation(layer));
        }

        @Override
        public boolean omitsInputGradient() {
            return true;
        }

        @Override
        public Layer replace(Layer layer, DataType dataType, InputGradient inputGradient) {
            return new OneDnnConvolutionLayer(layer.conf(), dataType, inputGradient);
        }
    }

    private static final class ForwardKeepingConvolutions implements LayerAccelerator {
        @Override
        public String name() {
            return "convolutions without a second forward pass";
        }

        @Override
        public Optional<String> obstacle(DataType dataType) {
            return Optional.empty();
        }

        @Override
        public boolean covers(Layer layer) {
            return layer.getClass() == ConvolutionLayer.class;
        }

        @Override
        public Optional<String> exception(Layer layer) {
            return channelsLast(layer);
        }

        @Override
        public Layer replace(Layer layer, DataType dataType, InputGradient inputGradient) {
            return new OutputKeepingConvolutionLayer(layer.conf(), dataType);
        }
    }

    private static final class DilatedConvolutions implements LayerAccelerator {
        private static final Map<Class<?>, BiFunction<NeuralNetConfiguration, DataType, Layer>> DILATED = Map.of(
                Convolution1DLayer.class, DilatedConvolution1DLayer::new,
                Convolution3DLayer.class, DilatedConvolution3DLayer::new,
                Deconvolution2DLayer.class, DilatedDeconvolution2DLayer::new);

        @Override
        public String name() {
            return "dilated convolutions kept from oneDNN";
        }

        @Override
        public Optional<String> obstacle(DataType dataType) {
            return Optional.empty();
        }

        @Override
        public boolean covers(Layer layer) {
            return DILATED.containsKey(layer.getClass())
                    && dilation(layer).isPresent()
                    && NativeLibrary.withoutOneDnn().isEmpty();
        }

        @Override
        public Layer replace(Layer layer, DataType dataType, InputGradient inputGradient) {
            return DILATED.get(layer.getClass()).apply(layer.conf(), dataType);
        }
    }

    private static final class DepthwiseConvolutions implements LayerAccelerator {
        @Override
        public String name() {
            return "depthwise convolutions channel by channel";
        }

        @Override
        public boolean covers(Layer layer) {
            return layer.getClass() == DepthwiseConvolution2DLayer.class;
        }

        @Override
        public Optional<String> exception(Layer layer) {
            return channelsLast(layer);
        }

        @Override
        public Layer replace(Layer layer, DataType dataType, InputGradient inputGradient) {
            return new PlaneDepthwiseLayer(layer.conf(), dataType);
        }
    }

    private static final class Pooling implements LayerAccelerator {
        @Override
        public String name() {
            return "pooling plane by plane";
        }

        @Override
        public boolean covers(Layer layer) {
            return layer.getClass() == SubsamplingLayer.class;
        }

        @Override
        public Optional<String> exception(Layer layer) {
            return PlanePoolingLayer.obstacle((org.deeplearning4j.nn.conf.layers.SubsamplingLayer)
                    layer.conf().getLayer());
        }

        @Override
        public Layer replace(Layer layer, DataType dataType, InputGradient inputGradient) {
            return new PlanePoolingLayer(layer.conf(), dataType);
        }
    }

    private static final class DenseLayers implements LayerAccelerator {
        @Override
        public String name() {
            return "dense layers on fast matrix products";
        }

        @Override
        public Optional<String> obstacle(DataType dataType) {
            return Optional.empty();
        }

        @Override
        public boolean covers(Layer layer) {
            return layer.getClass() == DenseLayer.class;
        }

        @Override
        public Optional<String> exception(Layer layer) {
            return ((DenseLayer) layer).hasLayerNorm() ? Optional.of("layer normalisation inside") : Optional.empty();
        }

        @Override
        public boolean omitsInputGradient() {
            return true;
        }

        @Override
        public Layer replace(Layer layer, DataType dataType, InputGradient inputGradient) {
            return new GemmDenseLayer(layer.conf(), dataType, inputGradient);
        }
    }

    private static final class BatchNormalizations implements LayerAccelerator {
        @Override
        public String name() {
            return "batch normalisation channel by channel";
        }

        @Override
        public boolean covers(Layer layer) {
            return layer.getClass() == BatchNormalization.class;
        }

        @Override
        public Optional<String> exception(Layer layer) {
            var conf = (org.deeplearning4j.nn.conf.layers.BatchNormalization)
                    layer.conf().getLayer();
            if (conf.isLockGammaBeta()) {
                return Optional.of("locked gamma and beta");
            }
            return conf.getCnn2DFormat() == CNN2DFormat.NCHW ? Optional.empty() : Optional.of("channels last");
        }

        @Override
        public Layer replace(Layer layer, DataType dataType, InputGradient inputGradient) {
            return new ChannelNormalizationLayer(layer.conf(), dataType);
        }
    }

    private static final class Activations implements LayerAccelerator {
        @Override
        public String name() {
            return "activations on their own output";
        }

        @Override
        public Optional<String> obstacle(DataType dataType) {
            return Optional.empty();
        }

        @Override
        public boolean covers(Layer layer) {
            return layer.getClass() == ActivationLayer.class;
        }

        @Override
        public Optional<String> exception(Layer layer) {
            return OutputKeepingActivationLayer.derivative(conf(layer)).isPresent()
                    ? Optional.empty()
                    : Optional.of("its derivative cannot be told from its output");
        }

        @Override
        public Layer replace(Layer layer, DataType dataType, InputGradient inputGradient) {
            OutputDerivative derivative =
                    OutputKeepingActivationLayer.derivative(conf(layer)).orElseThrow();
            return new OutputKeepingActivationLayer(layer.conf(), dataType, derivative);
        }

        private static org.deeplearning4j.nn.conf.layers.ActivationLayer conf(Layer layer) {
            return (org.deeplearning4j.nn.conf.layers.ActivationLayer)
                    layer.conf().getLayer();
        }
    }

    private static final class Concatenations implements VertexAccelerator {
        @Override
        public String name() {
            return "concatenation by copying";
        }

        @Override
        public Optional<GraphVertex> replace(GraphVertex vertex, AcceleratedGraph graph, DataType dataType) {
            if (vertex.getClass() != org.deeplearning4j.nn.graph.vertex.impl.MergeVertex.class) {
                return Optional.empty();
            }
            var conf = (MergeVertex) graph.getConfiguration().getVertices().get(vertex.getVertexName());
            return conf.getMergeAxis() == 1
                    ? Optional.of(new ConcatVertex(
                            graph,
                            vertex.getVertexName(),
                            vertex.getVertexIndex(),
                            dataType,
                            (org.deeplearning4j.nn.graph.vertex.impl.MergeVertex) vertex))
                    : Optional.empty();
        }
    }

    private static final class Sums implements VertexAccelerator {
        @Override
        public String name() {
            return "sums without a copy";
        }

        @Override
        public Optional<String> obstacle(DataType dataType) {
            return Optional.empty();
        }

        @Override
        public Optional<GraphVertex> replace(GraphVertex vertex, AcceleratedGraph graph, DataType dataType) {
            if (vertex.getClass() != ElementWiseVertex.class) {
                return Optional.empty();
            }
            var conf = (org.deeplearning4j.nn.conf.graph.ElementWiseVertex)
                    graph.getConfiguration().getVertices().get(vertex.getVertexName());
            return conf.getOp() == org.deeplearning4j.nn.conf.graph.ElementWiseVertex.Op.Add
                    ? Optional.of(new SumVertex(
                            graph, vertex.getVertexName(), vertex.getVertexIndex(), dataType, (ElementWiseVertex)
                                    vertex))
                    : Optional.empty();
        }
    }
}
