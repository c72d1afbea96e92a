import dev.netwright.dsl.*;

/** A shortcut of ResNet-D on an odd size. */
@Network
public interface RoundedDown {
    @Input(channels = 1, height = 15, width = 15) FeatureMap x();
    @Conv2d(channels = 1, kernel = 3, stride = 2, padding = 1) FeatureMap a(FeatureMap x);
    @AvgPool2d(kernel = 2, stride = 2, countPadding = false) FeatureMap mean(FeatureMap x);
    @Add FeatureMap out(FeatureMap a, FeatureMap mean); // ERROR [shapes-differ] cannot add shapes that differ: 1x8x8 and 1x7x7
    @Output FeatureMap y();
}
