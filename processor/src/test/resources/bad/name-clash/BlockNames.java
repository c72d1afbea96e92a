import dev.netwright.dsl.*;
import dev.netwright.dsl.block.*;

class BlockNames {
    @Network
    interface InCaseOnly {
        @Input(channels = 1, height = 4, width = 4) FeatureMap x();
        @ConvBn(channels = 1, kernel = 1) FeatureMap unit1A();
        @ConvBn(channels = 1, kernel = 1) FeatureMap unit1a(); // ERROR [name-clash] clashes with 'unit1A'
        @Output FeatureMap y();
    }

    @Network
    interface OfARepeat {
        @Input(channels = 1, height = 4, width = 4) FeatureMap x();
        @Repeat("2") @ConvBn(channels = 1, kernel = 1) FeatureMap unit();
        @Pair FeatureMap unit_0(); // ERROR [name-clash] is also the name of a layer made by a @Repeat or a block
        @Output FeatureMap y();
    }

    @Network
    interface OfARepeatInCaseOnly {
        @Input(channels = 1, height = 4, width = 4) FeatureMap x();
        @Repeat("2") @ConvBn(channels = 1, kernel = 1) FeatureMap unitA();
        @Pair FeatureMap unita_0(); // ERROR [name-clash] clashes with 'unitA_0'
        @Output FeatureMap y();
    }

    @Network
    interface HeadInABlock {
        @Input(channels = 1, height = 4, width = 4) FeatureMap x();
        @Aided FeatureMap aided();
        @Conv2d(channels = 1, kernel = 1) FeatureMap scores();
        @Output FeatureMap aided_aid(); // ERROR [name-clash] clashes with 'aided/aid'
    }

    @Block
    @interface Pair {
        interface Body {
            @Conv2d(channels = 1, kernel = 1) FeatureMap first();
            @Conv2d(channels = 1, kernel = 1) FeatureMap second();
        }
    }

    @Block
    @interface Aided {
        interface Body {
            @Conv2d(channels = 1, kernel = 1) FeatureMap conv();
            @Output FeatureMap aid();
            @Conv2d(channels = 1, kernel = 1) FeatureMap out(FeatureMap conv);
        }
    }
}
