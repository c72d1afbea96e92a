package dev.netwright.serving;

/** Holds what a file says it is against what the options demand. */
final class NetworkCheck {
    /** Enough to tell two apart, and to find them. */
    private static final int SHOWN = 12;

    private NetworkCheck() {}

    /** @throws PredictorException if the file holds another network */
    static void require(String name, ModelDescription model, PredictorOptions options) {
        String expected = options.fingerprint().orElse(model.fingerprint());
        if (expected.equals(model.fingerprint())) {
            return;
        }
        String found = "fingerprint " + brief(model.fingerprint());
        String network = options.network().orElse("");
        String problem;
        String advice = "export the network that this class was generated from";
        if (network.isEmpty()) {
            problem = "it holds " + model.network() + " (" + found + "), expected fingerprint " + brief(expected);
            advice = "export the expected network";
        } else if (network.equals(model.network())) {
            problem = "it holds another " + network + ", whose layers or sizes differ (" + found + ", expected "
                    + brief(expected) + ")";
        } else {
            problem = "it holds " + model.network() + ", expected " + network + " (" + found + ", expected "
                    + brief(expected) + ")";
        }
        throw new PredictorException(name + ": " + problem + "; " + advice);
    }

    private static String brief(String fingerprint) {
        return fingerprint.length() <= SHOWN ? fingerprint : fingerprint.substring(0, SHOWN);
    }
}
