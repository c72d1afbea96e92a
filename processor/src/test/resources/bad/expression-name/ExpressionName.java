import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.*;

@Block
public @interface ExpressionName {
    int channels() default REQUIRED;

    interface Body {
        @Conv2d(kernel = 3) @Bind("channels = chanels") FeatureMap a(); // ERROR [expression-name] there is no parameter 'chanels'
        @Conv2d(kernel = 3) @Bind("channels = i") FeatureMap b(FeatureMap in); // ERROR [expression-name] there is no parameter 'i'
        @Conv2d(kernel = 3) @Bind("channels = out.channels") FeatureMap c(FeatureMap in); // ERROR [expression-name] no input and no layer above is called 'out'
        @Conv2d(kernel = 3) @Bind("channels = in.chanels") FeatureMap d(FeatureMap in); // ERROR [expression-name] expected one of channels, height, width, depth, features, steps after
        @Conv2d(kernel = 3) @Bind({"channels", "activation = RELUX"}) FeatureMap e(FeatureMap in); // ERROR [expression-name] 'RELUX' is neither a constant of Activation nor a parameter
        @Conv2d(kernel = 3) @Bind("channels = in") FeatureMap f(FeatureMap in); // ERROR [expression-name] 'in' is a layer, expected a parameter or a size such as in.channels
        @Add FeatureMap out(FeatureMap a, FeatureMap b, FeatureMap c, FeatureMap d, FeatureMap e, FeatureMap f);
    }
}
