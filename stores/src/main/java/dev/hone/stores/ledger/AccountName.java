package dev.hone.stores.ledger;

import java.util.regex.Pattern;

/**
 * What accounts and API keys may be called: what people read in lists and in the audit is one line, and begins and ends with what
 * can be seen.
 */
public final class AccountName {
    /** How many characters it has at most. */
    public static final int LONGEST = 60;

    /** The same in words. */
    public static final String RULE =
            "up to %d letters, digits, blanks and . _ @ - that begin and end with a letter or digit".formatted(LONGEST);

    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N} ._@-]{0,%d}[\\p{L}\\p{N}])?".formatted(LONGEST - 2));

    private AccountName() {}

    /** Whether a text is one. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
