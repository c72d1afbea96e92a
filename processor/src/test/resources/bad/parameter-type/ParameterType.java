import dev.netwright.dsl.*;

@Block
public @interface ParameterType {
    int[] channels(); // ERROR [parameter-type]
    long count() default 1; // ERROR [parameter-type]

    interface Body {
        @MaxPool2d(kernel = 2) FeatureMap pool();
    }
}
