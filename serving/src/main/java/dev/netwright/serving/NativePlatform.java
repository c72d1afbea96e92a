package dev.netwright.serving;

import java.util.Locale;
import java.util.Optional;

/** How ONNX Runtime names an operating system and processor that its CPU artifact has natives of. */
enum NativePlatform {
    LINUX_X64("linux-x64"),
    LINUX_AARCH64("linux-aarch64"),
    OSX_X64("osx-x64"),
    OSX_AARCH64("osx-aarch64"),
    WIN_X64("win-x64"),
    WIN_AARCH64("win-aarch64");

    private final String folder;

    NativePlatform(String folder) {
        this.folder = folder;
    }

    /** {@return the name of its folder in the jar} */
    String folder() {
        return folder;
    }

    /** {@return what this JVM runs on; empty for another} */
    static Optional<NativePlatform> here() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Optional<NativePlatform> of(String system, String processor) {
        boolean isArm = processor.equals("aarch64");
        if (!isArm && !processor.equals("amd64") && !processor.equals("x86_64")) {
            return Optional.empty();
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return Optional.of(isArm ? LINUX_AARCH64 : LINUX_X64);
        }
        if (name.startsWith("mac")) {
            return Optional.of(isArm ? OSX_AARCH64 : OSX_X64);
        }
        return name.startsWith("windows") ? Optional.of(isArm ? WIN_AARCH64 : WIN_X64) : Optional.empty();
    }
}
