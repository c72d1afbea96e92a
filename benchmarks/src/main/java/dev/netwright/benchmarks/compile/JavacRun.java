package dev.netwright.benchmarks.compile;

import dev.netwright.benchmarks.process.Figures;
import java.util.Arrays;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Runs {@code javac} once, on its arguments, and tells how much memory it took. */
final class JavacRun {
    private JavacRun() {}

    public static void main(String[] arguments) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            System.err.println("no javac in this Java: a JDK is needed");
            System.exit(2);
        }
        int status = compiler.run(null, System.out, System.out, arguments);
        if (status != 0) {
            System.out.println("javac " + Arrays.toString(arguments) + " ended with " + status);
            System.exit(1);
        }
        Figures.printPeakMemory();
    }
}
