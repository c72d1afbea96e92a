import dev.netwright.dsl.*;

@Network
public interface MapAndVector {
    @Input(channels = 3, height = 28, width = 28) FeatureMap image();
    @GlobalAvgPool2d FeatureVector gap();
    @Concat Tensor both(FeatureMap image, FeatureVector gap); // ERROR [concat-sizes] cannot concatenate sizes that differ: 3x28x28 and 3
    @Output Tensor features();
}
