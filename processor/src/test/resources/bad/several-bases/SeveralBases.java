import dev.netwright.dsl.*;

class SeveralBases {
    @Network
    interface Left {
        @Input(features = 16) FeatureVector x();
        @Output FeatureVector y();
    }

    @Network
    interface Right {
        @Input(features = 8) FeatureVector u();
        @Output FeatureVector v();
    }

    interface Constants {
        int CLASSES = 10;
    }

    @Network
    interface Both extends Left, Right, Constants {} // ERROR [several-bases] extends Left and Right, which both have layers
}
