package dev.netwright.runtime.acceleration;

import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/** What ND4J was built with and runs on. */
final class NativeLibrary {

    private static final long LARGEST_KEPT = (32 << 20) - (64 << 10);

    private NativeLibrary() {}

    /**
     * Has the C library keep freed memory of up to 32 MiB instead of handing it back: oneDNN asks for such memory and
     * frees it in every call, and each page of it, when new, costs more than what is computed on it. glibc raises its
     * thresholds to the size of a block that is freed; elsewhere this does nothing.
     */
    static void keepFreedMemory() {
        Pointer.free(Pointer.malloc(LARGEST_KEPT));
    }

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
