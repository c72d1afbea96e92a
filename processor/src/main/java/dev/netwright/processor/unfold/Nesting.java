package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.Declaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which declarations contain which. No call goes deeper for a declaration that does: any source can be asked about. */
final class Nesting {
    /** No published network comes near; the stack of the compiler ends at several hundred. */
    static final int MOST = 32;

    private final Library library;
    private final Map<String, Integer> depths = new HashMap<>();
    private final Map<String, List<String>> used = new HashMap<>();

    Nesting(Library library) {
        this.library = library;
    }

    /** How many declarations are one inside the other at {@code body}, itself included. */
    int depth(String body) {
        Deque<String> open = new ArrayDeque<>(List.of(body));
        Set<String> entered = new HashSet<>();
        while (!open.isEmpty()) {
            String next = open.peek();
            if (depths.containsKey(next)) {
                open.pop();
            } else if (entered.add(next)) {
                used(next).stream().filter(inner -> !entered.contains(inner)).forEach(open::push);
            } else {
                open.pop();
                int inside = used(next).stream()
                        .mapToInt(inner -> depths.getOrDefault(inner, 0))
                        .max()
                        .orElse(0);
                depths.put(next, inside + 1);
            }
        }
        return depths.get(body);
    }

    /** The way from {@code body} to {@code target}, without this; empty where there is none. */
    List<String> way(String body, String target) {
        List<String> trail = new ArrayList<>(List.of(body));
        Deque<Iterator<String>> open = new ArrayDeque<>(List.of(used(body).iterator()));
        Set<String> seen = new HashSet<>(trail);
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                trail.remove(trail.size() - 1);
                continue;
            }
            String next = open.peek().next();
            if (next.equals(target)) {
                return trail;
            }
            if (seen.add(next)) {
                trail.add(next);
                open.push(used(next).iterator());
            }
        }
        return List.of();
    }

    private List<String> used(String body) {
        return used.computeIfAbsent(
                body, name -> library.declaration(name).map(Nesting::used).orElse(List.of()));
    }

    private static List<String> used(Declaration declaration) {
        return declaration.methods().stream()
                .flatMap(method -> method.layer().body().stream())
                .distinct()
                .toList();
    }
}
