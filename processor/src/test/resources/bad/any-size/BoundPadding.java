import static dev.netwright.dsl.Any.ANY;

import dev.netwright.dsl.*;

/** What changes is a member that reads the size. */
@Network
public interface BoundPadding {
    @Input(channels = 1, height = ANY, width = ANY, nominal = 4, most = 8) FeatureMap x(); // ERROR [any-size] a height of 5 is not like the nominal 4: pad would have bottom = 1, not 0
    @MaxPool2d(kernel = 2) FeatureMap half();
    @Upsample2d(size = 2) FeatureMap up();
    @ZeroPad2d @Bind({"bottom = x.height - up.height", "right = x.width - up.width"}) FeatureMap pad();
    @Output FeatureMap y();
}
