package library;

import dev.netwright.dsl.DeclarationRecord;

/** What a processor that is newer than this one would have written. */
@DeclarationRecord(
        version = 1_000_000,
        declares = FromTomorrow.class,
        file = "FromTomorrow.java",
        elements = @DeclarationRecord.Element(name = "pool", line = 7))
public final class FromTomorrowRecord {}
