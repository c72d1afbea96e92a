package dev.netwright.engine.plan;

/** A piece of memory: in the arena, where it has a place from its first step to its last, or outside. */
final class Region {

    /** Where the memory is. */
    enum Home {
        ARENA,
        CONSTANTS,
        PARAMETERS,
        GRADIENTS,
        INPUT
    }

    private final Home home;
    private final String input;
    private final long bytes;
    private int first = Integer.MAX_VALUE;
    private int last = -1;
    private boolean pinned;
    private int holders;
    private long offset;

    private Region(Home home, String input, long bytes) {
        this.home = home;
        this.input = input;
        this.bytes = bytes;
    }

    static Region arena(long bytes) {
        return new Region(Home.ARENA, "", bytes);
    }

    static Region outside(Home home, long bytes) {
        return new Region(home, "", bytes);
    }

    static Region input(String name, long bytes) {
        return new Region(Home.INPUT, name, bytes);
    }

    Home home() {
        return home;
    }

    String input() {
        return input;
    }

    long bytes() {
        return bytes;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    void use(int step) {
        first = Math.min(first, step);
        last = Math.max(last, step);
    }

    /** Keeps its place from the first step of a run to the next run. */
    void pin() {
        pinned = true;
    }

    boolean isPinned() {
        return pinned;
    }

    /** How many tensors count on it to keep its numbers. */
    int holders() {
        return holders;
    }

    void hold(int more) {
        holders += more;
    }

    long offset() {
        return offset;
    }

    void place(long at) {
        offset = at;
    }
}
