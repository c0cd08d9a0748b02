package dev.hone.ui.access;

import dev.hone.ui.htmx.Htmx;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** What may be seen before anybody signs in, and how they do. */
@Configuration(proxyBeanMethods = false)
class AccessRules {

    /** The only one: without it Spring would let in a user of its own. */
    @Bean
    AuthenticationManager people(Accounts accounts, FirstAccount first, Passwords passwords, Lockout lockout) {
        return new ProviderManager(new PasswordCheck(accounts, first, passwords, lockout));
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    Lockout lockout() {
        return new Lockout(Clock.systemUTC());
    }

    @Bean
    SecurityFilterChain rules(HttpSecurity http, AuthenticationManager people, Accounts accounts) {
        return http.authenticationManager(people)
                .addFilterBefore(new OpenAccounts(accounts), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(SignIn.PATH, "/health/live", "/assets/**", "/webjars/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(SignIn.PATH)
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .successHandler(new Welcome())
                        .failureHandler(AccessRules::failed))
                .requestCache(cache -> cache.requestCache(wholePages()))
                .logout(out -> out.logoutUrl(SignIn.OUT).logoutSuccessUrl(SignIn.PATH + "?out"))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(AccessRules::signIn)
                        .accessDeniedHandler((request, response, failure) -> stale(request, response)))
                // the guard sets them, also for what is refused before this
                .headers(headers -> headers.disable())
                .build();
    }

    /** Whether everybody may have it: files of which the pages are made. */
    static boolean isFile(String path) {
        return path.startsWith("/assets/") || path.startsWith("/webjars/");
    }

    /** Where somebody is led who had to sign in first: to what a person can have asked for, not to a part or a file of a page. */
    private static RequestCache wholePages() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(AccessRules::isPage);
        return cache;
    }

    /** Browsers say in this header that they want a page; programs that are none mostly say nothing. */
    private static boolean isPage(HttpServletRequest request) {
        String wanted = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.GET.matches(request.getMethod())
                && !Htmx.asks(request)
                && (wanted == null || wanted.contains(MediaType.TEXT_HTML_VALUE));
    }

    private static void failed(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String reason = switch (failure) {
            case LockedException locked -> "?locked";
            case PasswordsBusyException busy -> "?busy";
            case AuthenticationServiceException away -> "?away";
            default -> "?wrong";
        };
        response.sendRedirect(SignIn.PATH + reason);
    }

    private static void signIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        Htmx.lead(SignIn.PATH, request, response);
    }

    /** A form of a page that was open for so long that its session is over. */
    private static void stale(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Htmx.lead(SignIn.PATH + "?stale", request, response);
    }
}
