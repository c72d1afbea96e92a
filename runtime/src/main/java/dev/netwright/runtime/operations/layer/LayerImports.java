package dev.netwright.runtime.operations.layer;

import dev.netwright.engine.graph.Graph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.deeplearning4j.nn.conf.layers.Layer;

/** The kinds of layers that become operations, by configuration class: those in this list, and those of third parties. */
public final class LayerImports {
    private static final List<LayerImport<?>> SHIPPED = List.of(
            new ConvolutionImport(),
            new DepthwiseConvolution2DImport(),
            new SeparableConvolution2DImport(),
            new Deconvolution2DImport(),
            new SubsamplingImport(),
            new GlobalPoolingImport(),
            new Upsampling2DImport(),
            new Cropping2DImport(),
            new ZeroPaddingImport(),
            new Convolution1DImport(),
            new Subsampling1DImport(),
            new LstmImport(),
            new BidirectionalImport(),
            new EmbeddingSequenceImport(),
            new LastTimeStepImport(),
            new LastRealStepImport(),
            new SequenceImport(),
            new Convolution3DImport(),
            new Subsampling3DImport(),
            new DenseImport(),
            new OutputLayerImport(),
            new RnnOutputLayerImport(),
            new CnnToFeedForwardImport(),
            new FeedForwardToCnnImport(),
            new Cnn3DToFeedForwardImport(),
            new PreprocessorImport(),
            new DropoutImport(),
            new FrozenImport(),
            new FrozenWithBackpropImport(),
            new FrozenVertexImport(),
            new BatchNormalizationImport(),
            new ActivationLayerImport(),
            new PReLUImport(),
            new LocalResponseNormalizationImport(),
            new MergeImport(),
            new ElementWiseImport(),
            new ScaleImport(),
            new SubsetImport(),
            new StackImport(),
            new UnstackImport(),
            new L2Import(),
            new LossLayerImport(),
            new CnnLossLayerImport(),
            new Cnn3DLossLayerImport(),
            new RnnLossLayerImport());

    private final Map<Class<?>, LayerImport<?>> kinds = new HashMap<>();

    private LayerImports(Iterable<? extends LayerImport<?>> thirdParty) {
        SHIPPED.forEach(kind -> kinds.put(kind.configuration(), kind));
        thirdParty.forEach(kind -> kinds.put(kind.configuration(), kind));
    }

    /** Those that ship and those found through service files. */
    public static LayerImports available() {
        return new LayerImports(ServiceLoader.load(LayerImport.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(kind -> (LayerImport<?>) kind)
                .toList());
    }

    /**
     * Writes the nodes of a layer or vertex.
     *
     * @param training whether the graph is to train
     * @throws NoCounterpartException if there are none; some may have been written
     */
    public Imported write(Graph graph, boolean training, Source source) {
        ImportScope scope = new ImportScope(graph, this, training, source);
        source.preprocessor().ifPresent(scope::preprocess);
        write(source.configuration(), scope);
        return scope.end();
    }

    void write(Object configuration, ImportScope scope) {
        LayerImport<?> kind = kinds.get(configuration.getClass());
        if (kind == null) {
            throw scope.refuse("no counterpart of " + configuration.getClass().getSimpleName() + " is known");
        }
        if (scope.isTraining() && configuration instanceof Layer layer) {
            TrainingNoise.write(layer, scope);
        }
        write(kind, configuration, scope);
    }

    private static <C> void write(LayerImport<C> kind, Object configuration, ImportScope scope) {
        kind.write(kind.configuration().cast(configuration), scope);
    }
}
