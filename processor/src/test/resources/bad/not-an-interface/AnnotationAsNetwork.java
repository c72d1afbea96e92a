import dev.netwright.dsl.*;

@Network
public @interface AnnotationAsNetwork {} // ERROR [not-an-interface] is not an interface, and a network must be one
