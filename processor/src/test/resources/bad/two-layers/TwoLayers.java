import dev.netwright.dsl.*;

@Network
public interface TwoLayers {
    @Input(channels = 1, height = 28, width = 28) FeatureMap image();
    @MaxPool2d(kernel = 2)
    @AvgPool2d(kernel = 2) // ERROR [two-layers] has two layer annotations: @MaxPool2d, @AvgPool2d
    FeatureMap pool();
    @Flatten FeatureVector flat(FeatureMap image);
    @Output FeatureVector features();
}
