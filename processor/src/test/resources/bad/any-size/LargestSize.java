import static dev.netwright.dsl.Any.ANY;

import dev.netwright.dsl.*;

/** Up to a size it works, which the message names. */
@Network
public interface LargestSize {
    @Input(channels = 1, height = ANY, width = ANY, nominal = 6, most = 12) FeatureMap x(); // ERROR [any-size] a height of 10 is not like the nominal 6: pool would have kernel = 3, not 2
    @MaxPool2d @Bind("kernel = x.height > 9 ? 3 : 2") FeatureMap pool();
    @Output FeatureMap y();
}
