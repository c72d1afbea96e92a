package dev.netwright.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Gives each region a place such that two that live at the same time don't overlap: the largest first, as low as it fits. */
final class Arena {
    private static final long ALIGNMENT = 64;

    private Arena() {}

    /** Places the regions, {@return how many bytes they take together} */
    static long place(Collection<Region> regions) {
        List<Region> ordered = new ArrayList<>(regions);
        ordered.removeIf(region -> region.home() != Region.Home.ARENA);
        ordered.sort(Comparator.comparingLong(Region::bytes).reversed().thenComparingInt(Region::first));
        List<Region> placed = new ArrayList<>();
        long total = 0;
        for (Region region : ordered) {
            long offset = lowest(region, placed);
            region.place(offset);
            insert(placed, region);
            total = Math.max(total, offset + size(region));
        }
        return total;
    }

    private static long lowest(Region region, List<Region> placed) {
        long offset = 0;
        for (Region other : placed) {
            if (!overlap(region, other)) {
                continue;
            }
            if (other.offset() - offset >= size(region)) {
                return offset;
            }
            offset = Math.max(offset, other.offset() + size(other));
        }
        return offset;
    }

    private static void insert(List<Region> placed, Region region) {
        int at = placed.size();
        while (at > 0 && placed.get(at - 1).offset() > region.offset()) {
            at--;
        }
        placed.add(at, region);
    }

    private static boolean overlap(Region one, Region other) {
        return one.isPinned() || other.isPinned() || one.first() <= other.last() && other.first() <= one.last();
    }

    private static long size(Region region) {
        return (region.bytes() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
