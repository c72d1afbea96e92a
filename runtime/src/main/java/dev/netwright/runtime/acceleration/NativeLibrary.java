package dev.netwright.runtime.acceleration;

import java.util.Optional;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/** What ND4J was built with and runs on. */
final class NativeLibrary {

    private NativeLibrary() {}

    /** Why nothing can be accelerated, if so: what is written here is for the CPU. */
    static Optional<String> foreign() {
        OpExecutioner.ExecutionerType type = Nd4j.getExecutioner().type();
        return type == OpExecutioner.ExecutionerType.NATIVE_CPU
                ? Optional.empty()
                : Optional.of("the backend is " + type + ", and this is for the CPU");
    }

    /** Why oneDNN cannot be used, if so. */
    static Optional<String> withoutOneDnn() {
        // ND4J's own answer, isUseONEDNN(), is yes even where the library has none.
        return Nd4j.getBackend().buildInfo().contains("HAVE_ONEDNN")
                ? Optional.empty()
                : Optional.of("the native library is built without oneDNN; "
                        + "add nd4j-native's classifier linux-x86_64-onednn (or that of your platform)");
    }
}
