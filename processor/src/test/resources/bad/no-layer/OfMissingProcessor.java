import dev.netwright.dsl.*;
import java.lang.annotation.*;

/** An annotation of somebody else may be a layer that is not known, but those of the language and of Java are none. */
class OfMissingProcessor {
    @Target(ElementType.METHOD)
    @interface Scale {
        double factor();
    }

    @Network
    interface Net {
        @Input(features = 4) FeatureVector x();
        @Deprecated @Scale(factor = 0.5) FeatureVector half(); // ERROR [no-layer] @Scale is no known layer or block: its processor may be missing from the processor path
        @Deprecated @Shape("4") FeatureVector same(); // ERROR [no-layer] same: has no layer annotation
        @Dense(units = 2) @Scale(factor = 0.5) FeatureVector marked();
        @SoftmaxOutput FeatureVector answer();
    }
}
