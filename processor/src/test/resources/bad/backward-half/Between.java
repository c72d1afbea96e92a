import dev.netwright.dsl.*;

/** Through layers that work step by step, and not where the last step is of something else. */
class Between {
    @Network
    interface Through {
        @Input(features = 6, steps = 50) FeatureSequence x();
        @Lstm(units = 4, bidirectional = true) FeatureSequence read();
        @Dropout(0.5) FeatureSequence thinned();
        @Activate(Activation.TANH) FeatureSequence bent();
        @LeakyRelu FeatureSequence leaky();
        @Conv1d(channels = 8, kernel = 1) FeatureSequence mixed();
        @Add FeatureSequence sum(FeatureSequence leaky, FeatureSequence mixed);
        @Concat FeatureSequence both(FeatureSequence x, FeatureSequence sum);
        @LastStep FeatureVector last(); // WARNING [backward-half] the backward half of 'read' has read only one step here
        @Output FeatureVector y();
    }

    @Network
    interface Silent {
        @Input(features = 6, steps = 50) FeatureSequence x();
        @Lstm(units = 4, bidirectional = true) FeatureSequence read();
        @GlobalMaxPool1d FeatureVector most(FeatureSequence read);
        @Lstm(units = 4) FeatureSequence again(FeatureSequence read);
        @LastStep FeatureVector last(FeatureSequence again);
        @Conv1d(channels = 8, kernel = 3) FeatureSequence wide(FeatureSequence read);
        @LastStep FeatureVector lastOfWide(FeatureSequence wide);
        @SuppressWarnings("backward-half") @LastStep FeatureVector meant(FeatureSequence read);
        @Concat FeatureVector all(FeatureVector most, FeatureVector last, FeatureVector lastOfWide, FeatureVector meant);
        @Output FeatureVector y();
    }

    @Network
    interface OneStep {
        @Input(features = 6, steps = 1) FeatureSequence x();
        @Lstm(units = 4, bidirectional = true) FeatureSequence read();
        @LastStep FeatureVector last();
        @Output FeatureVector y();
    }

    /** Warned about once: where it is declared. */
    @Network
    interface Heir extends Through {
        @Override @Dropout(0.2) FeatureSequence thinned();
    }

    @Network
    interface User {
        @Input(features = 6, steps = 50) FeatureSequence x();
        @Use(Through.class) FeatureVector inside();
        @Output FeatureVector y();
    }

    @Network
    interface OneWay {
        @Input(features = 6, steps = 50) FeatureSequence x();
        @Lstm(units = 4) FeatureSequence read();
        @LastStep FeatureVector lastOne();
        @Output FeatureVector y();
    }

    @Network
    interface MadeBothWays extends OneWay {
        @Override @Lstm(units = 4, bidirectional = true) FeatureSequence read(); // WARNING [backward-half] lastOne: the backward half of 'read' has read only one step here
    }

    @Block
    @interface Reader {
        interface Body {
            @Lstm(units = 4, bidirectional = true) FeatureSequence read();
            @LastStep FeatureVector last();
        }
    }

    @Network
    interface InBlock {
        @Input(features = 6, steps = 50) FeatureSequence x();
        @Reader FeatureVector code(); // WARNING [backward-half] the backward half of 'code/read' has read only one step here
        @Output FeatureVector y();
    }
}
