package dev.hone.ui.frame;

import jakarta.servlet.http.HttpServletRequest;

/** Tells a request for a part of a page from one for the whole: the same URL serves both. */
public final class Htmx {
    private Htmx() {}

    /** Whether htmx asks, which puts the answer into the page that is already there. */
    public static boolean asks(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }
}
