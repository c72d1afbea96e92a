import dev.netwright.dsl.*;

/** What else is bound there is read. */
@Network
public interface AndFailing {
    @Input(channels = 3, height = 8, width = 8) FeatureMap image();
    @Conv2d(channels = 8, kernel = 1) @Bind({"channels = 8", "stride = image.height / 0"}) FeatureMap conv(); // ERROR [given-and-bound] 'channels' is given and bound // ERROR [expression-value] 8 / 0 divides by zero
    @GlobalAvgPool2d FeatureVector gap();
    @SoftmaxOutput FeatureVector answer();
}
