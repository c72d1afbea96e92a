import dev.netwright.dsl.*;

@Network
public interface Empty {} // ERROR [no-input] has no @Input
