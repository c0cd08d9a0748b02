package dev.hone.local.engine.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Lets nobody reach the API without the login; without one, a page in a browser could start executions. */
@ServerFilter("/api/**")
@Requires(beans = Login.class)
final class LoginFilter {
    private final Login login;

    LoginFilter(Login login) {
        this.login = login;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION, String.class, "");
        return login.matches(authorization)
                ? null
                : HttpResponse.status(HttpStatus.UNAUTHORIZED)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Kestra\"");
    }
}
