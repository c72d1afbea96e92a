package dev.netwright.benchmarks;

import dev.netwright.benchmarks.contender.Subject;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * How to measure.
 *
 * @param home the root of this project's sources
 * @param work a folder for what is exported and compiled on the way
 * @param rounds how often each contender is measured, in turn with the others
 * @param subjects the networks
 * @param quick whether to leave out what takes minutes
 * @param log where to tell what is being done
 */
public record Settings(Path home, Path work, int rounds, List<Subject> subjects, boolean quick, PrintStream log) {

    /** Tells a person what is being done. */
    public void say(String line) {
        log.println(line);
    }
}
