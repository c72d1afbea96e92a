package dev.netwright.processor.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Spelling {
    private static final int FURTHEST = 3;

    private Spelling() {}

    /** How far a candidate is from the wanted name: what counts first comes first. */
    private record Distance(int slips, int exactSlips, long numbers) {
        private static final Comparator<Distance> NEAREST = Comparator.comparingInt(Distance::slips)
                .thenComparingInt(Distance::exactSlips)
                .thenComparingLong(Distance::numbers);

        static Distance of(String wanted, String candidate) {
            int slips = distance(wanted.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            return new Distance(slips, distance(wanted, candidate), Math.abs(number(wanted) - number(candidate)));
        }

        /** The number that a name ends in: {@code 5} of {@code stage5}; 0 if it ends in none. */
        private static long number(String name) {
            String digits = name.replaceAll("(?s).*?([0-9]{0,9})\\z", "$1");
            return digits.isEmpty() ? 0 : Long.parseLong(digits);
        }
    }

    /**
     * The candidate that the fewest slips turn into the wanted name, if they are few enough for its length: none for one
     * char, one for up to four, two for up to seven, three beyond. A slip is a char too many, too few or wrong, or two
     * neighbours swapped (Damerau and Levenshtein's distance, no char edited twice). Case counts only between candidates
     * that are otherwise as near, and then the number that a name ends in: {@code stage5} is meant by {@code stage6},
     * rather than {@code stage1}. Of equals the first wins.
     */
    public static Optional<String> closest(String wanted, Collection<String> candidates) {
        int limit = Math.min(FURTHEST, (wanted.length() + 1) / 3);
        String best = null;
        Distance least = null;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - wanted.length()) > limit) {
                continue;
            }
            Distance distance = Distance.of(wanted, candidate);
            boolean isNearer = least == null || Distance.NEAREST.compare(distance, least) < 0;
            if (distance.slips() <= limit && isNearer) {
                best = candidate;
                least = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** What to advise about a name that is not there: the one that was meant, else all, else what {@code none} says. */
    public static String advice(String wanted, Collection<String> candidates, String none) {
        return meant(wanted, candidates).orElseGet(() -> switch (candidates.size()) {
            case 0 -> none;
            case 1 -> "use '" + candidates.iterator().next() + "'";
            default -> "one of " + String.join(", ", candidates);
        });
    }

    /** {@code did you mean 'logits'?}, if a candidate is near enough. */
    public static Optional<String> meant(String wanted, Collection<String> candidates) {
        return closest(wanted, candidates).map(name -> "did you mean '" + name + "'?");
    }

    private static int distance(String from, String to) {
        int[][] slips = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            slips[i][0] = i;
        }
        for (int j = 0; j <= to.length(); j++) {
            slips[0][j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            for (int j = 1; j <= to.length(); j++) {
                int replaced = slips[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                slips[i][j] = Math.min(replaced, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
                if (areSwapped(from, i, to, j)) {
                    slips[i][j] = Math.min(slips[i][j], slips[i - 2][j - 2] + 1);
                }
            }
        }
        return slips[from.length()][to.length()];
    }

    private static boolean areSwapped(String from, int i, String to, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
