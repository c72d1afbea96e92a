package dev.netwright.processor.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Ways to break a source that compiles, most of them so that it still parses and reaches the processor. */
enum Mutation {
    DELETE_A_TOKEN {
        @Override
        String of(String source, Random random) {
            return replaceOne(source, TOKEN, random, "");
        }
    },
    DOUBLE_A_TOKEN {
        @Override
        String of(String source, Random random) {
            return replaceOne(source, TOKEN, random, "$0 $0");
        }
    },
    SWAP_TWO_LINES {
        @Override
        String of(String source, Random random) {
            List<String> lines = new ArrayList<>(source.lines().toList());
            List<Integer> methods = new ArrayList<>();
            for (int index = 0; index < lines.size(); index++) {
                if (lines.get(index).endsWith("();") || lines.get(index).contains("(Feature")) {
                    methods.add(index);
                }
            }
            if (methods.size() < 2) {
                return source;
            }
            int one = methods.get(random.nextInt(methods.size()));
            int other = methods.get(random.nextInt(methods.size()));
            String kept = lines.get(one);
            lines.set(one, lines.get(other));
            lines.set(other, kept);
            return String.join("\n", lines);
        }
    },
    REPEAT_A_LINE {
        @Override
        String of(String source, Random random) {
            return replaceOne(source, LINE, random, "$0\n$0");
        }
    },
    REMOVE_A_LINE {
        @Override
        String of(String source, Random random) {
            return replaceOne(source, LINE, random, "");
        }
    },
    OTHER_NUMBER {
        @Override
        String of(String source, Random random) {
            List<String> numbers = List.of(
                    "0", "-1", "1", "2", "7", "1000", "65536", "2147483647", "-2147483648", "0.5", "1e300", "(int) 3L");
            return replaceOne(source, NUMBER, random, "$1" + numbers.get(random.nextInt(numbers.size())));
        }
    },
    OTHER_ARRAY {
        @Override
        String of(String source, Random random) {
            List<String> arrays = List.of("{}", "{1, 2}", "{1, 2, 3}", "{0}", "{-1, 3}", "{2147483647, 2147483647}");
            return replaceOne(source, NUMBER, random, "$1" + arrays.get(random.nextInt(arrays.size())));
        }
    },
    OTHER_PARAMETER {
        @Override
        String of(String source, Random random) {
            List<String> names = List.of("image", "in", "i", "x", "lost", "out", "conv", "class_", "logits");
            return replaceOne(
                    source, PARAMETERS, random, "(FeatureMap " + names.get(random.nextInt(names.size())) + ")");
        }
    },
    MORE_PARAMETERS {
        @Override
        String of(String source, Random random) {
            List<String> lists = List.of(
                    "(Tensor image, Tensor image)",
                    "(FeatureMap image, int n)",
                    "(FeatureVector... all)",
                    "()",
                    "(FeatureSequence image)",
                    "(Object o)");
            return replaceOne(source, PARAMETERS, random, lists.get(random.nextInt(lists.size())));
        }
    },
    OTHER_RETURN_TYPE {
        @Override
        String of(String source, Random random) {
            List<String> types = List.of(
                    "FeatureMap",
                    "FeatureVector",
                    "FeatureSequence",
                    "FeatureVolume",
                    "Tensor",
                    "int",
                    "void",
                    "Missing",
                    "<T> T",
                    "FeatureMap[]");
            return replaceOne(source, TYPE, random, types.get(random.nextInt(types.size())) + " $1(");
        }
    },
    OTHER_NAME {
        @Override
        String of(String source, Random random) {
            List<String> names =
                    List.of("i", "in", "fit", "FIT", "equals", "conv_0", "a_b", "hashCode", "\u00e4", "\\$", "_1");
            return replaceOne(source, TYPE, random, "FeatureMap " + names.get(random.nextInt(names.size())) + "(");
        }
    },
    NO_ANNOTATION {
        @Override
        String of(String source, Random random) {
            return replaceOne(source, ANNOTATION, random, "");
        }
    },
    OTHER_ANNOTATION {
        @Override
        String of(String source, Random random) {
            List<String> annotations = List.of(
                    "@Conv2d",
                    "@Conv2d(channels = 3, kernel = 3)",
                    "@Dense(units = 3)",
                    "@Flatten",
                    "@Concat",
                    "@Add",
                    "@Input",
                    "@Input(features = 3)",
                    "@SoftmaxOutput",
                    "@Output",
                    "@Dropout(2)",
                    "@Remove",
                    "@Replace",
                    "@Override",
                    "@Network",
                    "@Block",
                    "@Shape(\"1x1x1\")",
                    "@Missing(3)",
                    "@Use(LeNet.class)",
                    "@VggBlock(convs = 3, channels = 2)");
            return replaceOne(source, ANNOTATION, random, annotations.get(random.nextInt(annotations.size())));
        }
    },
    ONE_MORE_ANNOTATION {
        @Override
        String of(String source, Random random) {
            List<String> annotations = List.of(
                    "@Repeat(\"0\")",
                    "@Repeat(\"3\")",
                    "@Repeat(\"2000000000\")",
                    "@Repeat(\"i\")",
                    "@When(\"false\")",
                    "@When(\"in.channels > 3\")",
                    "@When(\"image.height / 0 == 1\")",
                    "@Bind(\"channels\")",
                    "@Bind({\"units = image.features\", \"kernel = {1, 2}\"})",
                    "@Bind({})",
                    "@Shape(\"99999999999x0\")",
                    "@Shape(\"\")",
                    "@Remove",
                    "@Replace",
                    "@Flatten",
                    "@Deprecated");
            String added = annotations.get(random.nextInt(annotations.size()));
            return replaceOne(source, LAYER, random, "    " + added.replace("$", "\\$") + " $1");
        }
    },
    GARBLED_TEXT {
        @Override
        String of(String source, Random random) {
            List<String> texts = List.of(
                    "",
                    " ",
                    "((((",
                    "1 +",
                    "= =",
                    "channels = ",
                    "channels = channels",
                    "kernel = {}",
                    "kernel = {1, 2, 3, 4}",
                    "stride = -1",
                    "units = 1 / 0",
                    "channels = 2147483647 * 2",
                    "activation = RELU",
                    "activation = 3",
                    "bias = in.channels == 3",
                    "x.channels",
                    "a.b.c",
                    "min(1)",
                    "i",
                    "-i",
                    "100000000000000000000",
                    "\\u0000",
                    "\u00e4\u00f6\u00fc",
                    "1x2x3x4x5",
                    "0x0",
                    "\\n\\t");
            return replaceOne(
                    source,
                    TEXT,
                    random,
                    '"' + java.util.regex.Matcher.quoteReplacement(texts.get(random.nextInt(texts.size()))) + '"');
        }
    },
    GARBLED_CHARACTER {
        @Override
        String of(String source, Random random) {
            String characters = "()*/%<>=!&|?:,.{}01ix ";
            char other = characters.charAt(random.nextInt(characters.length()));
            List<MatchResult> texts = TEXT.matcher(source).results().toList();
            if (texts.isEmpty()) {
                return source;
            }
            MatchResult text = texts.get(random.nextInt(texts.size()));
            int at = text.start() + 1 + random.nextInt(Math.max(1, text.end() - text.start() - 2));
            return source.substring(0, at) + other + source.substring(Math.min(source.length(), at + 1));
        }
    },
    OTHER_MEMBER {
        @Override
        String of(String source, Random random) {
            List<String> members =
                    List.of("channels", "kernel", "stride", "units", "value", "padding", "convs", "lost");
            return replaceOne(source, MEMBER, random, members.get(random.nextInt(members.size())) + " =");
        }
    },
    SELF_REFERENCE {
        @Override
        String of(String source, Random random) {
            List<MatchResult> types = DECLARED.matcher(source).results().toList();
            if (types.isEmpty()) {
                return source;
            }
            String type = types.get(random.nextInt(types.size())).group(2);
            String layer = types.get(0).group(1).startsWith("@") ? "@" + type : "@Use(" + type + ".class)";
            return replaceOne(source, LAYER, random, "    " + layer + " Tensor self();\n    $1");
        }
    },
    OTHER_PARENT {
        @Override
        String of(String source, Random random) {
            List<MatchResult> types = DECLARED.matcher(source).results().toList();
            if (types.isEmpty()) {
                return source;
            }
            List<String> parents =
                    new ArrayList<>(List.of("Missing", "java.util.List<String>", "Runnable", "FeatureMap"));
            types.forEach(type -> parents.add(type.group(2)));
            String parent = parents.get(random.nextInt(parents.size()));
            return replaceOne(source, DECLARED, random, "$1 $2 extends " + parent + " ");
        }
    },
    OTHER_KIND_OF_TYPE {
        @Override
        String of(String source, Random random) {
            List<String> kinds =
                    List.of("class", "enum", "@interface", "interface", "abstract class", "private interface");
            return replaceOne(source, DECLARED, random, kinds.get(random.nextInt(kinds.size())) + " $2");
        }
    };

    private static final Pattern TOKEN = Pattern.compile("\\w+|[^\\s\\w]");
    private static final Pattern LINE = Pattern.compile("(?m)^    .*;$");
    private static final Pattern LAYER = Pattern.compile("(?m)^ +(@.*;)$");
    private static final Pattern NUMBER = Pattern.compile("(= *)\\d[\\d_]*");
    private static final Pattern PARAMETERS = Pattern.compile("\\(\\)(?=;)|\\(Feature[^)]*\\)");
    private static final Pattern TYPE = Pattern.compile("\\b(?:FeatureMap|FeatureVector|Tensor) +(\\w+)\\(");
    private static final Pattern ANNOTATION = Pattern.compile("@(?!interface)\\w+(\\([^()]*\\))?");
    private static final Pattern TEXT = Pattern.compile("\"[^\"\n]*\"");
    private static final Pattern MEMBER = Pattern.compile("\\b\\w+ =");
    private static final Pattern DECLARED = Pattern.compile("(@?interface) (\\w+)");

    /** The source, broken in this way at a place that {@code random} picks; the same where there is no such place. */
    abstract String of(String source, Random random);

    private static String replaceOne(String source, Pattern pattern, Random random, String by) {
        List<MatchResult> places = pattern.matcher(source).results().toList();
        if (places.isEmpty()) {
            return source;
        }
        MatchResult place = places.get(random.nextInt(places.size()));
        String replaced = pattern.matcher(place.group()).replaceFirst(by);
        return source.substring(0, place.start()) + replaced + source.substring(place.end());
    }
}
