package dev.hone.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "localhost:7400", "127.0.0.1:7400", "[::1]:7400", "LOCALHOST:7400", "hone.lab:7400"
            })
    void letsInWhoAsksForAKnownName(String host) throws Exception {
        assertThat(status(request("GET", host))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:7400", "localhost.evil.example", ""})
    void refusesANameThatIsNotItsOwn(String host) throws Exception {
        assertThat(status(request("GET", host))).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void refusesAPostThatAnotherSiteWrote(String site) throws Exception {
        MockHttpServletRequest request = request("POST", "localhost:7400");
        request.addHeader("Sec-Fetch-Site", site);
        assertThat(status(request)).isEqualTo(403);
    }

    @Test
    void takesAPostFromItsOwnPages() throws Exception {
        MockHttpServletRequest request = request("POST", "localhost:7400");
        request.addHeader("Sec-Fetch-Site", "same-origin");
        assertThat(status(request)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "https://localhost:7400", "null", "http://evil.example"})
    void refusesAPostFromAnotherOriginOfAnOldBrowser(String origin) throws Exception {
        MockHttpServletRequest request = request("POST", "localhost:7400");
        request.addHeader("Origin", origin);
        assertThat(status(request)).isEqualTo(403);
    }

    @Test
    void takesAPostFromAProgramThatIsNoBrowser() throws Exception {
        assertThat(status(request("POST", "localhost:7400"))).isEqualTo(200);
    }

    private static MockHttpServletRequest request(String method, String host) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/cells/predict");
        request.addHeader("Host", host);
        return request;
    }

    private static int status(MockHttpServletRequest request) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new RequestGuard("hone.lab").doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
