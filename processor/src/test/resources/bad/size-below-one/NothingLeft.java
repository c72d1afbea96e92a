import dev.netwright.dsl.*;

class NothingLeft {
    @Network
    interface Cropped {
        @Input(channels = 4, height = 6, width = 6) FeatureMap x();
        @Crop2d(top = 2, bottom = 4) FeatureMap none(); // ERROR [size-below-one] top 2 and bottom 4 leave nothing of a height of 6
        @Output FeatureMap out();
    }

    @Network
    interface Transposed {
        @Input(channels = 4, height = 6, width = 6) FeatureMap x();
        @ConvTranspose2d(channels = 2, kernel = 2, padding = 4) FeatureMap none(); // ERROR [size-below-one] a padding of 4x4 takes away all of its output height
        @Output FeatureMap out();
    }
}
