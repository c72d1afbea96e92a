package dev.netwright.processor.layer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layer kinds, by annotation: those that ship, in this list, and those of third parties. */
public final class LayerKinds {
    private static final List<LayerKind> SHIPPED = List.of(
            Conv2d.KIND,
            DepthwiseConv2d.KIND,
            SeparableConv2d.KIND,
            ConvTranspose2d.KIND,
            MaxPool2d.KIND,
            AvgPool2d.KIND,
            GlobalPool2d.AVERAGE,
            GlobalPool2d.MAXIMUM,
            Upsample2d.KIND,
            Crop2d.KIND,
            Conv1d.KIND,
            MaxPool1d.KIND,
            GlobalPool1d.AVERAGE,
            GlobalPool1d.MAXIMUM,
            Lstm.KIND,
            Embedding.KIND,
            LastStep.KIND,
            Conv3d.KIND,
            MaxPool3d.KIND,
            Dense.KIND,
            Flatten.KIND,
            Dropout.KIND,
            BatchNorm.KIND,
            Activate.KIND,
            LeakyRelu.KIND,
            Prelu.KIND,
            LocalResponseNorm.KIND,
            ZeroPad2d.KIND,
            Concat.KIND,
            ElementWise.ADD,
            ElementWise.MULTIPLY,
            Stack.KIND,
            Unstack.KIND,
            L2Distance.KIND,
            LossHead.SOFTMAX,
            LossHead.SIGMOID,
            LossHead.REGRESSION,
            FeatureHead.KIND);

    private final Map<String, LayerKind> byAnnotation = new LinkedHashMap<>();

    public LayerKinds(Collection<LayerKind> thirdParty) {
        List<LayerKind> all = new ArrayList<>(SHIPPED);
        all.addAll(thirdParty);
        all.forEach(kind -> byAnnotation.put(kind.annotation(), kind));
    }

    public static LayerKinds shipped() {
        return new LayerKinds(List.of());
    }

    public Optional<LayerKind> of(String annotation) {
        return Optional.ofNullable(byAnnotation.get(annotation));
    }

    public Collection<LayerKind> all() {
        return byAnnotation.values();
    }
}
