package dev.netwright.processor.errors;

import dev.netwright.processor.Sources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A source with a layer written as a {@code fix} line says, where the fix is more than a value of a member. */
final class Rewritten {
    private static final Pattern BEFORE =
            Pattern.compile("(@\\w+(?:\\(\\d+\\))?)(?: of (\\w+))? before it(, which is then a FeatureVector)?");
    private static final Pattern IN_PLACE =
            Pattern.compile("(@\\w+(?:\\(.*?\\))?)(?: (Feature\\w+))? in its place(?: \\(.*\\))?");
    private static final Pattern FOR = Pattern.compile("(@\\w+\\([^@]*?\\)) for (\\w+)");
    private static final Pattern ENLARGED = Pattern.compile(".* and (@Upsample2d\\(.*\\)) of (\\w+) before it");
    private static final Pattern INPUT =
            Pattern.compile("(@Input\\(.*\\)) (Feature\\w+) (\\w+)\\(\\)(?:, and (\\w+) for each (\\w+))?");
    private static final Pattern WHOLE_INPUT = Pattern.compile("(@Input(?:\\(.*\\))?)(?: without sizes)?");
    private static final Pattern READING = Pattern.compile("(?:read by name: )?(\\w+)\\(([\\w, ]+)\\)");
    private static final Pattern BOUND = Pattern.compile("@Bind\\(\"(\\w+) = \\.\\.\\.\"\\)");
    private static final Pattern TYPE = Pattern.compile("declare it (\\w+)");
    private static final Pattern METHOD = Pattern.compile("((?:Feature\\w+|Tensor) (\\w+)\\(.*\\));");
    private static final Pattern MOVED = Pattern.compile("move (.+) above (\\w+)");
    private static final Pattern FLATTEN = Pattern.compile("(@\\w+) in place of the @Flatten on (\\w+)");

    private final String source;
    private final Sources.Message error;

    private Rewritten(String source, Sources.Message error) {
        this.source = source;
        this.error = error;
    }

    /** The source with the fix in it; empty where the fix is of none of these forms. */
    static Optional<String> of(String source, Sources.Message error, String fix) {
        return new Rewritten(source, error).with(fix);
    }

    private Optional<String> with(String fix) {
        Matcher before = BEFORE.matcher(fix);
        Matcher inPlace = IN_PLACE.matcher(fix);
        Matcher enlarged = ENLARGED.matcher(fix);
        Matcher input = INPUT.matcher(fix);
        Matcher whole = WHOLE_INPUT.matcher(fix);
        Matcher reading = READING.matcher(fix);
        Matcher bound = BOUND.matcher(fix);
        Matcher type = TYPE.matcher(fix);
        Matcher method = METHOD.matcher(fix);
        Matcher moved = MOVED.matcher(fix);
        Matcher flatten = FLATTEN.matcher(fix);
        if (enlarged.matches()) {
            return Optional.of(enlarged(fix, enlarged));
        } else if (before.matches()) {
            return Optional.of(inserted(before));
        } else if (inPlace.matches()) {
            Declared declared = declared(subject());
            return Optional.of(declared.with(
                    source, inPlace.group(1), inPlace.group(2) == null ? declared.type() : inPlace.group(2)));
        } else if (input.matches()) {
            return Optional.of(input(input));
        } else if (whole.matches()) {
            Declared declared = declared(subject());
            String annotation = whole.group(1).replace("...", "8");
            return Optional.of(declared.with(source, annotation, declared.type()));
        } else if (fix.endsWith("() without parameters")) {
            return Optional.of(reading(subject(), ""));
        } else if (bound.matches()) {
            Declared declared = declared(subject());
            return Optional.of(declared.with(
                    source, "@Bind(\"%s = 3\") %s".formatted(bound.group(1), declared.annotations()), declared.type()));
        } else if (reading.matches()) {
            return Optional.of(reading(reading.group(1), reading.group(2)));
        } else if (type.matches()) {
            return Optional.of(retyped(type.group(1)));
        } else if (method.matches()) {
            Declared declared = declared(method.group(2));
            return Optional.of(source.substring(0, declared.start())
                    + declared.annotations()
                    + " "
                    + method.group(1)
                    + ";"
                    + source.substring(declared.end()));
        } else if (moved.matches()) {
            return Optional.of(moved(moved.group(1), moved.group(2)));
        } else if (flatten.matches()) {
            Declared declared = declared(flatten.group(2));
            return Optional.of(declared.with(source, flatten.group(1), declared.type()));
        } else if (fix.equals("@Override") || fix.equals("@Replace")) {
            Declared declared = declared(subject());
            return Optional.of(declared.with(source, fix + " " + declared.annotations(), declared.type()));
        }
        return Optional.empty();
    }

    private String subject() {
        return error.firstLine().replaceAll("^\\[[^]]*] ([^:/]*).*", "$1").replaceAll("_\\d+$", "");
    }

    /** The type of the layer, and that of the parameters by which others of its network read it. */
    private String retyped(String type) {
        Declared declared = declared(subject());
        String text = declared.with(source, declared.annotations(), type);
        int end = networkEnd(text, declared.start());
        return text.substring(0, declared.start())
                + text.substring(declared.start(), end)
                        .replaceAll("\\w+ " + declared.name() + "([,)])", type + " " + declared.name() + "$1")
                + text.substring(end);
    }

    private String enlarged(String fix, Matcher enlarged) {
        String text = source;
        Matcher parts = FOR.matcher(fix);
        while (parts.find()) {
            Declared declared = new Rewritten(text, error).declared(parts.group(2));
            text = declared.with(text, parts.group(1), "FeatureMap");
        }
        return new Rewritten(text, error).insert(enlarged.group(1), "FeatureMap", Optional.of(enlarged.group(2)));
    }

    private String inserted(Matcher before) {
        Declared declared = declared(subject());
        String kind = before.group(1).startsWith("@Unstack") ? declared.type() : "FeatureVector";
        String text = insert(before.group(1), kind, Optional.ofNullable(before.group(2)));
        if (before.group(3) == null) {
            return text;
        }
        Declared then = new Rewritten(text, error).declared(subject());
        return then.with(text, then.annotations(), "FeatureVector");
    }

    /** A layer of its own above the one that is to blame, which reads it then. */
    private String insert(String annotation, String type, Optional<String> of) {
        Declared declared = declared(subject());
        Optional<String> read = of.or(() -> declared.reads().stream().findFirst());
        String name = declared.name() + "Read";
        String added = "%s %s %s(%s); "
                .formatted(annotation, type, name, read.map(x -> "Tensor " + x).orElse(""));
        String changed = source.substring(declared.start(), declared.end());
        if (read.isPresent()) {
            changed = changed.replaceFirst("\\w+ " + read.get() + "\\b", type + " " + name);
        }
        return source.substring(0, declared.start()) + added + changed + source.substring(declared.end());
    }

    private String input(Matcher input) {
        Declared declared = declared(input.group(3));
        String text = declared.with(source, input.group(1), input.group(2));
        int end = networkEnd(text, declared.start());
        String network = text.substring(declared.start(), end)
                .replaceAll("\\w+ " + input.group(3) + "([,)])", input.group(2) + " " + input.group(3) + "$1");
        if (input.group(4) != null) {
            network = network.replaceAll("\\b" + input.group(5) + "\\b", input.group(4));
        }
        return text.substring(0, declared.start()) + network + text.substring(end);
    }

    private static int networkEnd(String text, int from) {
        int end = text.indexOf("}\n", from);
        return end < 0 ? text.length() : end;
    }

    private String reading(String name, String reads) {
        Declared declared = declared(name);
        String parameters = Arrays.stream(reads.split(", "))
                .filter(read -> !read.isEmpty())
                .map(read -> "Tensor " + read)
                .collect(Collectors.joining(", "));
        return source.substring(0, declared.start())
                + declared.annotations()
                + " %s %s(%s);".formatted(declared.type(), name, parameters)
                + source.substring(declared.end());
    }

    private String moved(String names, String above) {
        String text = source;
        for (String name : names.split(" and ")) {
            Declared declared = new Rewritten(text, error).declaredBelow(name);
            String method = text.substring(declared.start(), declared.end());
            text = text.substring(0, declared.start()) + text.substring(declared.end());
            int at = new Rewritten(text, error).declared(above).start();
            text = text.substring(0, at) + method + " " + text.substring(at);
        }
        return text;
    }

    /** The layer method {@code name} nearest above the error, on its line, or else anywhere. */
    private Declared declared(String name) {
        int end = offset(error.line() + 1);
        List<Declared> found = all(name);
        return found.stream()
                .filter(declared -> declared.start() < end)
                .reduce((first, second) -> second)
                .or(() -> found.stream().findFirst())
                .orElseThrow(() -> new AssertionError("no layer " + name + " for " + error));
    }

    /** The layer method {@code name} nearest below the error. */
    private Declared declaredBelow(String name) {
        int from = offset(error.line());
        return all(name).stream()
                .filter(declared -> declared.start() >= from)
                .findFirst()
                .orElseGet(() -> declared(name));
    }

    /** Where a line begins. */
    private int offset(long line) {
        int offset = 0;
        for (int before = 1; before < line; before++) {
            int next = source.indexOf('\n', offset);
            offset = next < 0 ? source.length() : next + 1;
        }
        return offset;
    }

    private List<Declared> all(String name) {
        Pattern pattern = Pattern.compile("((?:@\\w+(?:\\((?:[^()\"]|\"[^\"]*\"|\\([^()]*\\))*\\))?\\s+)+)"
                + "((?:[\\w<>\\[\\]]+\\s+)*?)([\\w\\[\\]]+)\\s+" + name
                + "\\(([^()]*)\\)(?:\\s+throws [\\w., ]+)?(?:;|\\s*\\{[^}]*})");
        List<Declared> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(source);
        while (matcher.find()) {
            List<String> reads = matcher.group(4).isBlank()
                    ? List.of()
                    : Arrays.stream(matcher.group(4).split(","))
                            .map(parameter -> parameter.strip().replaceAll(".* ", ""))
                            .toList();
            found.add(new Declared(
                    matcher.start(), matcher.end(), matcher.group(1).strip(), matcher.group(3), name, reads));
        }
        return found;
    }

    /** A layer method in the source, from its first annotation to its end. */
    private record Declared(int start, int end, String annotations, String type, String name, List<String> reads) {
        /** The source with other annotations and another type on it. */
        String with(String source, String annotation, String newType) {
            String method = source.substring(start, end);
            int rest = method.lastIndexOf(name + "(");
            String kept = annotations.contains("@Override") && !annotation.contains("@Override") ? "@Override " : "";
            return source.substring(0, start)
                    + kept
                    + annotation
                    + " "
                    + newType
                    + " "
                    + method.substring(rest)
                    + source.substring(end);
        }
    }
}
