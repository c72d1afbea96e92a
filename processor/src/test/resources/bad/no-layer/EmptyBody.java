import dev.netwright.dsl.*;

@Block
public @interface EmptyBody { // ERROR [no-layer] has an empty Body
    interface Body {}
}
