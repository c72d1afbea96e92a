import dev.netwright.dsl.*;

@Network
public @interface AnnotationAsNetwork {} // ERROR [not-an-interface] is no interface, and a network is one
