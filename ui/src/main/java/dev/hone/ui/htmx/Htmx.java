package dev.hone.ui.htmx;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells a request for a part of a page from one for the whole: the same URL serves both. */
public final class Htmx {
    /** The header in which htmx says that it asks. */
    public static final String HEADER = "HX-Request";

    private static final String LEAD = "HX-Redirect";

    private Htmx() {}

    /** Whether htmx asks, which puts the answer into the page that is already there. */
    public static boolean asks(HttpServletRequest request) {
        return "true".equals(request.getHeader(HEADER));
    }

    /** Leads to another page. A part of a page cannot become that page: htmx is told to open it. */
    public static void lead(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (asks(request)) {
            response.setHeader(LEAD, path);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendRedirect(path);
        }
    }
}
