import dev.netwright.dsl.*;

@Network
public interface ShapeSyntax {
    @Input(channels = 3, height = 28, width = 28) FeatureMap image();
    @MaxPool2d(kernel = 2) @Shape("3 x 14 x 14") FeatureMap pool(); // ERROR [shape-syntax] @Shape("3 x 14 x 14") is not a shape
    @GlobalAvgPool2d @Shape("") FeatureVector gap(); // ERROR [shape-syntax] @Shape("") is not a shape
    @SoftmaxOutput FeatureVector answer();
}
