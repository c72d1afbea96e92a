package dev.netwright.processor.errors;

import dev.netwright.processor.Sources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code fix} line carried out by hand: the source with one of the values in it.
 *
 * @param error what it is to mend
 * @param text the mended source
 * @param isInside whether the value is among those offered, rather than the first one beyond them
 * @param then the code and the layer of what comes to light with it, where the fix says so
 */
record AppliedFix(Sources.Message error, String fix, String text, boolean isInside, Optional<String> then) {
    private static final Pattern LINE = Pattern.compile("(?m)^ +fix +(.*)$");
    private static final Pattern VALUES = Pattern.compile(
            "(?:([\\w.]+) with )?(?!one |a |let )(\\w+) (up to|of at least|from|of|=) (\\{[^}]*}|\"[^\"]*\"|-?\\w+)(?: (to|or) (.*))?.*");
    private static final Pattern LAYERS =
            Pattern.compile("(@\\w+(?:, @\\w+)* or @\\w+) ((?:of \\w+ )?before it.*|in its place.*)");
    private static final String CHANGES = " (changes what is computed)";
    private static final Pattern THEN = Pattern.compile("(.*) \\(then (\\[[a-z-]+]) on (.+)\\)");
    private static final Pattern SECOND = Pattern.compile(".* and (\\w+) = (\\d+)");
    private static final Pattern PIN = Pattern.compile("@Shape\\(\"([0-9x]+)\"\\).*");
    private static final Pattern MISSING = Pattern.compile("@(?!Input\\b)\\w+\\((\\w+) = \\.\\.\\.\\)");
    private static final Pattern RANGE = Pattern.compile("(\\w+) (?:above 0|between 0 and 1|at least 0 and below 1).*");
    private static final Pattern MEANT = Pattern.compile("did you mean '(\\w+)'\\?");
    private static final Pattern QUOTED = Pattern.compile("'(\\w+)'");

    /** Every way to carry out what {@code error} offers, and to go one step beyond it. */
    static List<AppliedFix> of(String source, Sources.Message error) {
        List<AppliedFix> all = new ArrayList<>();
        Matcher line = LINE.matcher(error.text());
        if (!line.find()) {
            return all;
        }
        for (String offered : alternatives(line.group(1))) {
            List<AppliedFix> applied = new ArrayList<>();
            Matcher marked = THEN.matcher(offered);
            Optional<String> then =
                    marked.matches() ? Optional.of(marked.group(2) + " " + marked.group(3)) : Optional.empty();
            String fix = bare(offered);
            Matcher meant = MEANT.matcher(fix);
            Matcher pin = PIN.matcher(fix);
            Matcher values = VALUES.matcher(fix);
            Matcher missing = MISSING.matcher(fix);
            Matcher range = RANGE.matcher(fix);
            if (missing.matches()) {
                Place.enclosing(source, error)
                        .map(place -> place.with(source, missing.group(1), "3"))
                        .ifPresent(text -> applied.add(new AppliedFix(error, fix, text, true, then)));
            } else if (range.matches()) {
                Place.enclosing(source, error)
                        .map(place -> place.with(source, range.group(1), "0.5"))
                        .ifPresent(text -> applied.add(new AppliedFix(error, fix, text, true, then)));
            } else if (meant.matches()) {
                renamed(source, error, meant.group(1))
                        .ifPresent(text -> applied.add(new AppliedFix(error, fix, text, true, then)));
            } else if (pin.matches()) {
                Place.enclosing(source, error)
                        .filter(place -> place.annotation(source).startsWith("@Shape"))
                        .map(place -> place.with(source, "value", '"' + pin.group(1) + '"'))
                        .ifPresent(text -> applied.add(new AppliedFix(error, fix, text, true, then)));
            } else if (values.matches()) {
                values(source, new Said(error, fix, then), values, applied);
            }
            if (applied.isEmpty()) {
                Rewritten.of(source, error, fix)
                        .ifPresent(text -> applied.add(new AppliedFix(error, fix, text, true, then)));
            }
            all.addAll(applied);
        }
        return all;
    }

    /** Errors, and warnings that are the processor's. */
    static List<Sources.Message> reported(Sources.Result result) {
        return result.messages().stream()
                .filter(message -> message.isError() || !message.code().isEmpty())
                .toList();
    }

    /** An alternative without what it says about itself. */
    static String bare(String offered) {
        Matcher marked = THEN.matcher(offered);
        return (marked.matches() ? marked.group(1) : offered).replace(CHANGES, "");
    }

    /** The alternatives of a fix line; {@code @Flatten, @GlobalAvgPool2d or @GlobalMaxPool2d before it} are three. */
    static List<String> alternatives(String line) {
        List<String> all = new ArrayList<>();
        for (String part : line.split(", or ")) {
            Matcher layers = LAYERS.matcher(part);
            if (layers.matches()) {
                Arrays.stream(layers.group(1).split(", | or "))
                        .map(layer -> layer + " " + layers.group(2))
                        .forEach(all::add);
            } else {
                all.add(part);
            }
        }
        return all;
    }

    /** One of the alternatives of a fix line. */
    private record Said(Sources.Message error, String fix, Optional<String> then) {
        AppliedFix applied(String text, boolean isInside) {
            return new AppliedFix(error, fix, text, isInside, then);
        }
    }

    private static void values(String source, Said said, Matcher values, List<AppliedFix> applied) {
        Sources.Message error = said.error();
        Optional<Place> place = values.group(1) == null
                ? Place.enclosing(source, error)
                : Place.ofLayer(source, error, values.group(1));
        if (place.isEmpty()) {
            return;
        }
        String member = values.group(2);
        String value = values.group(4);
        List<String> offered = new ArrayList<>(List.of(value));
        if (values.group(5) != null) {
            offered.addAll(List.of(values.group(6).replace(" or others", "").split(" or ")));
        }
        for (String one : offered) {
            applied.add(said.applied(both(place.get(), source, said.fix(), member, one), true));
        }
        if (values.group(1) == null && value.matches("\\d+")) {
            String highest = offered.get(offered.size() - 1);
            if (values.group(3).equals("up to") || "to".equals(values.group(5))) {
                String beyond = String.valueOf(Integer.parseInt(highest) + 1);
                applied.add(said.applied(place.get().with(source, member, beyond), false));
            }
            if (values.group(3).equals("of at least") || values.group(3).equals("from")) {
                String below = String.valueOf(Integer.parseInt(value) - 1);
                applied.add(said.applied(place.get().with(source, member, below), false));
            }
        }
    }

    /** The source with the value in it, and with that of a second member where the fix names one. */
    private static String both(Place place, String source, String fix, String member, String value) {
        String text = place.with(source, member, value);
        Matcher second = SECOND.matcher(fix);
        return second.matches() ? Place.at(text, place.start()).with(text, second.group(1), second.group(2)) : text;
    }

    /** The line of the error with the name that it quotes replaced by the one that was meant. */
    private static Optional<String> renamed(String source, Sources.Message error, String meant) {
        List<String> lines = new ArrayList<>(source.lines().toList());
        int index = (int) error.line() - 1;
        String subject = error.firstLine().replaceAll("^\\[[^]]*] ([^:]*):.*", "$1");
        List<String> wrong = new ArrayList<>();
        QUOTED.matcher(error.firstLine()).results().forEach(quoted -> wrong.add(quoted.group(1)));
        wrong.add(subject);
        for (String name : wrong) {
            String mended = lines.get(index).replaceFirst("\\b" + name + "\\b", meant);
            if (!mended.equals(lines.get(index))) {
                lines.set(index, mended);
                return Optional.of(String.join("\n", lines));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether the error is gone and nothing is wrong that was not {@code before}, but for what the fix itself says. What
     * was wrong before may now be wrong with other numbers.
     */
    boolean mends(List<Sources.Message> before, List<Sources.Message> after) {
        List<String> known = before.stream().map(AppliedFix::subject).toList();
        List<String> left = after.stream().map(AppliedFix::subject).toList();
        boolean isGone = after.stream().noneMatch(other -> other.firstLine().equals(error.firstLine()))
                && count(left, subject(error)) < count(known, subject(error));
        return isGone
                && left.stream()
                        .filter(other -> !known.contains(other))
                        .allMatch(then.stream().toList()::contains)
                && then.stream().allMatch(left::contains);
    }

    private static long count(List<String> all, String one) {
        return all.stream().filter(one::equals).count();
    }

    /** {@code [kernel-exceeds-input] conv1}. */
    private static String subject(Sources.Message message) {
        return message.firstLine().substring(0, message.firstLine().indexOf(':'));
    }

    /** An annotation in a source, from its {@code @} to the parenthesis that closes it. */
    private record Place(int start, int end) {
        String annotation(String source) {
            return source.substring(start, end);
        }

        /** The one at the error, or around it. */
        static Optional<Place> enclosing(String source, Sources.Message error) {
            int offset = offset(source, error);
            for (int at = source.lastIndexOf('@', offset); at >= 0; at = source.lastIndexOf('@', at - 1)) {
                Place place = at(source, at);
                if (place.end() > offset) {
                    return Optional.of(place);
                }
            }
            return Optional.empty();
        }

        private static int offset(String source, Sources.Message error) {
            int offset = 0;
            for (int line = 1; line < error.line(); line++) {
                offset = source.indexOf('\n', offset) + 1;
            }
            return offset + (int) error.column() - 1;
        }

        /** The layer annotation of the method {@code name} nearest above the error. */
        static Optional<Place> ofLayer(String source, Sources.Message error, String name) {
            int dot = name.lastIndexOf('.');
            int method = dot < 0
                    ? source.lastIndexOf(" " + name + "(", offset(source, error))
                    : source.indexOf(
                            " " + name.substring(dot + 1) + "(",
                            source.indexOf("@interface " + name.substring(0, name.indexOf('.'))));
            int statement = Math.max(source.lastIndexOf(';', method), source.lastIndexOf('{', method));
            int at = source.indexOf('@', statement);
            return at < 0 || at > method ? Optional.empty() : Optional.of(at(source, at));
        }

        private static Place at(String source, int at) {
            int open = at;
            while (open < source.length() && (source.charAt(open) == '@' || isName(source.charAt(open)))) {
                open++;
            }
            if (source.charAt(open) != '(') {
                return new Place(at, open);
            }
            int depth = 0;
            for (int index = open; ; index++) {
                depth += source.charAt(index) == '(' ? 1 : source.charAt(index) == ')' ? -1 : 0;
                if (depth == 0) {
                    return new Place(at, index + 1);
                }
            }
        }

        private static boolean isName(char c) {
            return Character.isJavaIdentifierPart(c);
        }

        /** A constant as it can be written without an import. */
        private static String qualified(String value) {
            return value.equals("CEIL") || value.equals("FLOOR") ? "dev.netwright.dsl.Rounding." + value : value;
        }

        /** The source with {@code member = value} in this annotation. */
        String with(String source, String member, String value) {
            String old = annotation(source);
            Matcher given = Pattern.compile(
                            "\\b" + member + "\\s*=\\s*((?:[A-Za-z]\\w*\\.)*)(\\{[^}]*}|\"[^\"]*\"|[^,)\\s]+)")
                    .matcher(old);
            String changed;
            if (given.find()) {
                changed = old.substring(0, given.start()) + member + " = " + given.group(1) + value
                        + old.substring(given.end());
            } else if (!old.contains("(")) {
                changed = old + "(" + member + " = " + qualified(value) + ")";
            } else if (member.equals("value") && !old.contains("=")) {
                changed = old.substring(0, old.indexOf('(') + 1) + value + ")";
            } else {
                changed = old.substring(0, old.length() - 1) + ", " + member + " = " + qualified(value) + ")";
            }
            return source.substring(0, start) + changed + source.substring(end);
        }
    }
}
