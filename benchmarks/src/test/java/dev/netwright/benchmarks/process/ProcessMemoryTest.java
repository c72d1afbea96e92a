package dev.netwright.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessMemoryTest {
    @Test
    void ownIsWhatNoFileBacks() {
        List<String> status = List.of(
                "Name:\tjava",
                "VmHWM:\t  4096 kB",
                "VmRSS:\t  4000 kB",
                "RssAnon:\t  1024 kB",
                "RssFile:\t  2000 kB",
                "RssShmem:\t   976 kB");

        assertThat(ProcessMemory.read(status)).hasValue(new ProcessMemory(4096 * 1024, 2000 * 1024));
        assertThat(ProcessMemory.read(status.subList(0, 4))).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatThisProcessFillsIsItsOwn() {
        ProcessMemory before = ProcessMemory.here().orElseThrow();
        // Outside of the heap, and filled with zeroes by the JVM.
        ByteBuffer taken = ByteBuffer.allocateDirect(64 << 20);
        ProcessMemory after = ProcessMemory.here().orElseThrow();

        assertThat(taken.get(taken.capacity() - 1)).isZero();
        assertThat(before.own()).isPositive().isLessThan(before.peak());
        // Half, in case the heap gives something back meanwhile.
        assertThat(after.own() - before.own()).isGreaterThan(32 << 20);
        assertThat(after.peak()).isGreaterThan(after.own());
    }
}
