package golden;

import static dev.netwright.dsl.Rounding.CEIL;

import dev.netwright.dsl.*;

@Network
public interface Rounded {
    @Input(channels = 2, height = 14, width = 15)                                      FeatureMap image();
    @Conv2d(channels = 2, kernel = 3, stride = 2, padding = 1, rounding = CEIL)        FeatureMap conv();
    @MaxPool2d(kernel = 3, stride = 2, rounding = CEIL)                                FeatureMap pool();
    @Output                                                                            FeatureMap features();
}
