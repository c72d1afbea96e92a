package golden;

import dev.netwright.dsl.*;

@Network
public interface Windows {
    @Input(channels = 2, height = 14, width = 15)                           FeatureMap image();
    @ZeroPad2d(top = 1, right = 2)                                          FeatureMap padded();
    @Conv2d(channels = 3, kernel = 3, padding = {0, 2}, dilation = 2, bias = false) FeatureMap conv();
    @AvgPool2d(kernel = 3, stride = 2, padding = 1)                         FeatureMap counted();
    @AvgPool2d(kernel = 3, stride = 1, padding = 1, countPadding = false)   FeatureMap uncounted();
    @GlobalMaxPool2d                                                        FeatureVector most();
    @Output                                                                 FeatureVector features();
}
