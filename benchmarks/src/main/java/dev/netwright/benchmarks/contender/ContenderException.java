package dev.netwright.benchmarks.contender;

/** A contender cannot do what it was asked for; the others go on. */
public final class ContenderException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String contender;

    ContenderException(String contender, String reason) {
        super(reason);
        this.contender = contender;
    }

    /** {@return its name} */
    public String contender() {
        return contender;
    }
}
