package dev.netwright.runtime.operations.layer;

import dev.netwright.runtime.sequence.SequenceLayer;
import java.util.OptionalDouble;
import java.util.Set;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;

/** What a layer does to its input and its weights while it trains, and only then: dropout and weight noise. */
final class TrainingNoise {

    /** Layers that have a dropout, by their builder or the graph's default, and leave it out; or that stand around another. */
    private static final Set<Class<?>> WITHOUT_DROPOUT = Set.of(
            ActivationLayer.class,
            BatchNormalization.class,
            Bidirectional.class,
            Cnn3DLossLayer.class,
            CnnLossLayer.class,
            Cropping2D.class,
            EmbeddingSequenceLayer.class,
            FrozenLayer.class,
            FrozenLayerWithBackprop.class,
            GlobalPoolingLayer.class,
            LocalResponseNormalization.class,
            LossLayer.class,
            RnnLossLayer.class,
            SequenceLayer.class,
            Subsampling1DLayer.class,
            SubsamplingLayer.class,
            ZeroPaddingLayer.class);

    private TrainingNoise() {}

    /** Writes the dropout in front of a layer that trains. */
    static void write(Layer layer, ImportScope scope) {
        if (layer instanceof BaseLayer base && base.getWeightNoise() != null) {
            throw scope.refuse("weight noise has no counterpart");
        }
        if (!WITHOUT_DROPOUT.contains(layer.getClass())) {
            ratio(layer.getIDropout(), scope).ifPresent(scope::drop);
        }
    }

    /** Refuses both. */
    static void requireNone(BaseLayer layer, ImportScope scope) {
        if (scope.isTraining() && (layer.getIDropout() != null || layer.getWeightNoise() != null)) {
            throw scope.refuse("dropout and weight noise within an LSTM both ways have no counterpart");
        }
    }

    private static OptionalDouble ratio(IDropout given, ImportScope scope) {
        if (given == null) {
            return OptionalDouble.empty();
        }
        if (given.getClass() != Dropout.class) {
            throw scope.refuse(given.getClass().getSimpleName() + " has no counterpart, Dropout has");
        }
        Dropout dropout = (Dropout) given;
        if (dropout.getPSchedule() != null) {
            throw scope.refuse("dropout by a schedule has no counterpart, a fixed one has");
        }
        return dropout.getP() < 1 ? OptionalDouble.of(1 - dropout.getP()) : OptionalDouble.empty();
    }
}
