package dev.hone.ui.htmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HtmxTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/cells/models");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void leadsABrowserToAnotherPage() throws IOException {
        Htmx.lead("/-/sign-in", request, response);
        assertThat(response.getRedirectedUrl()).isEqualTo("/-/sign-in");
    }

    @Test
    void tellsHtmxToOpenAnotherPage() throws IOException {
        request.addHeader(Htmx.HEADER, "true");
        Htmx.lead("/-/sign-in", request, response);
        assertThat(Htmx.asks(request)).isTrue();
        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(response.getHeader("HX-Redirect")).isEqualTo("/-/sign-in");
    }
}
