import dev.netwright.dsl.*;

/** A decoder that loses a row: the member is there for this alone. */
@Network
public interface OutputPadding {
    @Input(channels = 1, height = 7, width = 7) FeatureMap x();
    @MaxPool2d(kernel = 2) FeatureMap half();
    @ConvTranspose2d(channels = 1, kernel = 2, stride = 2) FeatureMap up();
    @Concat FeatureMap join(FeatureMap up, FeatureMap x); // ERROR [concat-sizes] cannot concatenate sizes that differ: 1x6x6 and 1x7x7
    @Output @Shape("2x7x7") FeatureMap y();
}
