package dev.netwright.runtime;

import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's native library, which every program chooses itself: without one, ND4J's first class cannot be initialised. */
final class NativeBackend {

    private static final String ARTIFACT = "org.nd4j:nd4j-native";
    private static final String FOLDER = "org/nd4j/linalg/cpu/nativecpu/bindings/";
    private static final String LIBRARY = "jnind4jcpu";
    private static final String CUDA = "org/nd4j/linalg/jcublas/JCublasBackend.class";
    private static final List<String> PLATFORMS = List.of("linux-x86_64", "macosx-x86_64", "windows-x86_64");
    private static final List<String> VARIANTS =
            List.of("", "-avx2", "-avx512", "-onednn", "-onednn-avx2", "-onednn-avx512");

    private NativeBackend() {}

    /** @throws IllegalStateException if ND4J cannot start; the message says what to add, if something is missing */
    static void require() {
        try {
            Nd4j.getBackend();
        } catch (LinkageError e) {
            throw new IllegalStateException(problem(Loader.Detector.getPlatform(), e), e);
        }
    }

    private static String problem(String platform, Throwable failure) {
        ClassLoader loader = Nd4j.class.getClassLoader();
        String file = System.mapLibraryName(LIBRARY);
        boolean isThere = VARIANTS.stream()
                .anyMatch(variant -> loader.getResource(FOLDER + platform + variant + "/" + file) != null);
        return isThere || loader.getResource(CUDA) != null ? "ND4J cannot start: " + root(failure) : missing(platform);
    }

    static String missing(String platform) {
        String start = "ND4J has no native library for " + platform + " on the class path: ";
        return PLATFORMS.contains(platform)
                ? start + "add " + ARTIFACT + " twice, without a classifier and with the classifier " + platform
                        + "-onednn"
                : start + ARTIFACT + " has one for " + String.join(", ", PLATFORMS);
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root).replaceAll("\\s+", " ");
    }
}
