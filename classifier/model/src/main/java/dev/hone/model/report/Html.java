package dev.hone.model.report;

import java.util.Set;

/** Writes HTML and SVG. Every text and every value of an attribute is escaped; what is opened is closed. */
final class Html {

    private static final Set<String> VOID = Set.of("img", "meta", "link", "br");

    private final StringBuilder out = new StringBuilder("<!doctype html>\n");

    /** An element with something in it. Attributes are names and values in turn. */
    void tag(String name, Runnable inside, String... attributes) {
        start(name, attributes);
        inside.run();
        out.append("</").append(name).append('>');
    }

    /** An element with a text in it. */
    void tag(String name, String text, String... attributes) {
        tag(name, () -> text(text), attributes);
    }

    /** An element with nothing in it. */
    void empty(String name, String... attributes) {
        start(name, attributes);
        if (!VOID.contains(name)) {
            out.append("</").append(name).append('>');
        }
    }

    private void start(String name, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("an attribute of <%s> has no value".formatted(name));
        }
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
    }

    void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    /** The page's style, which is our own and holds nothing to escape. */
    void style(String css) {
        if (css.contains("</")) {
            throw new IllegalArgumentException("a style cannot close its own element");
        }
        out.append("<style>").append(css).append("</style>");
    }

    @Override
    public String toString() {
        return out.append('\n').toString();
    }
}
