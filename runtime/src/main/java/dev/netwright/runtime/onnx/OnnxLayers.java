package dev.netwright.runtime.onnx;

import dev.netwright.runtime.onnx.layer.ActivationLayerExport;
import dev.netwright.runtime.onnx.layer.BatchNormalizationExport;
import dev.netwright.runtime.onnx.layer.BidirectionalExport;
import dev.netwright.runtime.onnx.layer.Cnn3DLossLayerExport;
import dev.netwright.runtime.onnx.layer.Cnn3DToFeedForwardExport;
import dev.netwright.runtime.onnx.layer.CnnLossLayerExport;
import dev.netwright.runtime.onnx.layer.CnnToFeedForwardExport;
import dev.netwright.runtime.onnx.layer.Convolution1DExport;
import dev.netwright.runtime.onnx.layer.Convolution3DExport;
import dev.netwright.runtime.onnx.layer.ConvolutionExport;
import dev.netwright.runtime.onnx.layer.Cropping2DExport;
import dev.netwright.runtime.onnx.layer.Deconvolution2DExport;
import dev.netwright.runtime.onnx.layer.DenseExport;
import dev.netwright.runtime.onnx.layer.DepthwiseConvolution2DExport;
import dev.netwright.runtime.onnx.layer.DropoutExport;
import dev.netwright.runtime.onnx.layer.ElementWiseExport;
import dev.netwright.runtime.onnx.layer.EmbeddingSequenceExport;
import dev.netwright.runtime.onnx.layer.FrozenExport;
import dev.netwright.runtime.onnx.layer.GlobalPoolingExport;
import dev.netwright.runtime.onnx.layer.L2Export;
import dev.netwright.runtime.onnx.layer.LastRealStepExport;
import dev.netwright.runtime.onnx.layer.LastTimeStepExport;
import dev.netwright.runtime.onnx.layer.LocalResponseNormalizationExport;
import dev.netwright.runtime.onnx.layer.LossLayerExport;
import dev.netwright.runtime.onnx.layer.LstmExport;
import dev.netwright.runtime.onnx.layer.MergeExport;
import dev.netwright.runtime.onnx.layer.PReLUExport;
import dev.netwright.runtime.onnx.layer.PreprocessorExport;
import dev.netwright.runtime.onnx.layer.RnnLossLayerExport;
import dev.netwright.runtime.onnx.layer.ScaleExport;
import dev.netwright.runtime.onnx.layer.SeparableConvolution2DExport;
import dev.netwright.runtime.onnx.layer.SequenceExport;
import dev.netwright.runtime.onnx.layer.StackExport;
import dev.netwright.runtime.onnx.layer.Subsampling1DExport;
import dev.netwright.runtime.onnx.layer.Subsampling3DExport;
import dev.netwright.runtime.onnx.layer.SubsamplingExport;
import dev.netwright.runtime.onnx.layer.SubsetExport;
import dev.netwright.runtime.onnx.layer.UnstackExport;
import dev.netwright.runtime.onnx.layer.Upsampling2DExport;
import dev.netwright.runtime.onnx.layer.ZeroPaddingExport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** The kinds of layers that can be exported, by configuration class: those in this list, and those of third parties. */
final class OnnxLayers {
    private static final List<OnnxLayer<?>> SHIPPED = List.of(
            new ConvolutionExport(),
            new DepthwiseConvolution2DExport(),
            new SeparableConvolution2DExport(),
            new Deconvolution2DExport(),
            new SubsamplingExport(),
            new GlobalPoolingExport(),
            new Upsampling2DExport(),
            new Cropping2DExport(),
            new ZeroPaddingExport(),
            new Convolution1DExport(),
            new Subsampling1DExport(),
            new LstmExport(),
            new BidirectionalExport(),
            new EmbeddingSequenceExport(),
            new LastTimeStepExport(),
            new LastRealStepExport(),
            new SequenceExport(),
            new Convolution3DExport(),
            new Subsampling3DExport(),
            new DenseExport(),
            new CnnToFeedForwardExport(),
            new Cnn3DToFeedForwardExport(),
            new PreprocessorExport(),
            new DropoutExport(),
            new FrozenExport(),
            new BatchNormalizationExport(),
            new ActivationLayerExport(),
            new PReLUExport(),
            new LocalResponseNormalizationExport(),
            new MergeExport(),
            new ElementWiseExport(),
            new ScaleExport(),
            new SubsetExport(),
            new StackExport(),
            new UnstackExport(),
            new L2Export(),
            new LossLayerExport(),
            new CnnLossLayerExport(),
            new Cnn3DLossLayerExport(),
            new RnnLossLayerExport());

    private final Map<Class<?>, OnnxLayer<?>> kinds = new HashMap<>();

    OnnxLayers(Iterable<? extends OnnxLayer<?>> thirdParty) {
        SHIPPED.forEach(kind -> kinds.put(kind.configuration(), kind));
        thirdParty.forEach(kind -> kinds.put(kind.configuration(), kind));
    }

    /** Those that ship and those found through service files. */
    static OnnxLayers available() {
        return new OnnxLayers(ServiceLoader.load(OnnxLayer.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(kind -> (OnnxLayer<?>) kind)
                .toList());
    }

    /** The configuration classes that can be exported. */
    Set<Class<?>> classes() {
        return Set.copyOf(kinds.keySet());
    }

    void export(Object configuration, OnnxScope scope) {
        OnnxLayer<?> kind = kinds.get(configuration.getClass());
        if (kind == null) {
            throw scope.refuse("no counterpart of " + configuration.getClass().getSimpleName() + " is known");
        }
        export(kind, configuration, scope);
    }

    private static <C> void export(OnnxLayer<C> kind, Object configuration, OnnxScope scope) {
        kind.export(kind.configuration().cast(configuration), scope);
    }
}
