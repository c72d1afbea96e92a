package dev.netwright.serving;

/** A model that cannot be opened or run. The message is one line: the file or network, and what to do. */
public final class PredictorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PredictorException(String message) {
        super(oneLine(message));
    }

    PredictorException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
