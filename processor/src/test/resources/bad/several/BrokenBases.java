import dev.netwright.dsl.*;

/** A fault is told where it is, and not again of heirs and users, which tell their own. */
class BrokenBases {
    @Network
    interface HeirAbove extends Broken {
        @Override @Dense(units = 3) FeatureVector logits();
    }

    @Network
    interface Broken {
        @Input(channels = 1, height = 4, width = 4) FeatureMap x();
        @Conv2d(channels = 2, kernel = 7) FeatureMap conv(); // ERROR [kernel-exceeds-input] a 7x7 kernel does not fit its 4x4 input
        @Flatten FeatureVector flat();
        @Dense(units = 2) FeatureVector logits();
        @SoftmaxOutput FeatureVector y();
    }

    @Network
    interface HeirWithFault extends Broken {
        @Override @Dense(units = 0) FeatureVector logits(); // ERROR [member-out-of-range] units is 0, must be at least 1
    }

    @Network
    interface HeirOfHeir extends HeirAbove {
        @Override @Dense(units = 4) FeatureVector logits();
    }

    @Network
    interface Mended extends Broken {
        @Override @Conv2d(channels = 2, kernel = 3) FeatureMap conv();
    }

    @Network
    interface User {
        @Input(channels = 1, height = 9, width = 9) FeatureMap x();
        @Use(Broken.class) FeatureVector inside();
        @Dense(units = 0) FeatureVector z(); // ERROR [member-out-of-range] units is 0, must be at least 1
        @SoftmaxOutput FeatureVector y();
    }

    @Network
    interface Names {
        @Input(features = 3) FeatureVector x();
        @Dense(units = 2) FeatureVector a();
        @Dense(units = 2) FeatureVector b(FeatureVector aa); // ERROR [unknown-layer] reads 'aa', but there is no such layer
        @Output FeatureVector y();
    }

    @Network
    interface HeirOfNames extends Names {
        @Override @Dense(units = 3) FeatureVector a();
    }

    @Network
    interface NoHead { // ERROR [no-output] has no head
        @Input(features = 3) FeatureVector x();
        @Dense(units = 2) FeatureVector a();
    }

    @Network
    interface HeirWithoutHead extends NoHead {
        @Override @Dense(units = 3) FeatureVector a();
    }

    @Network
    interface Generic<T> { // ERROR [not-an-interface] is generic
        @Input(features = 3) FeatureVector x();
        @Output FeatureVector y();
    }

    @Network
    interface HeirOfGeneric extends Generic<String> {
        @Dense(units = 3) FeatureVector more(FeatureVector x);
    }

    interface Fragment {
        @Input(features = 3) FeatureVector x();
        @Dense(units = 0) FeatureVector a();
    }

    @Network
    interface One extends Fragment { // ERROR [member-out-of-range] units is 0, must be at least 1
        @Output FeatureVector y();
    }

    @Network
    interface Two extends Fragment {
        @Output FeatureVector y();
    }
}
