import dev.netwright.dsl.*;

@Network
public interface ShapePin {
    @Input(channels = 3, height = 28, width = 28) FeatureMap image();
    @MaxPool2d(kernel = 2) @Shape("3x16x16") FeatureMap pool(); // ERROR [shape-pin] is 3x14x14, but @Shape pins 3x16x16
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
