package dev.hone.serving.keys;

import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stands before every endpoint and lets in whose key has the role that the endpoint needs. */
@Component
class KeyCheck implements HandlerInterceptor, WebMvcConfigurer {
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private final KeyRing keys;
    private final Rates rates;

    KeyCheck(KeyRing keys, CallerRules rules) {
        this.keys = keys;
        this.rates = new Rates(rules.requestsASecond());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // which methods a path takes is told to everybody
        boolean asks = request.getMethod().equals(HttpMethod.OPTIONS.name());
        if (!asks && handler instanceof HandlerMethod method && !isOpen(method) && !isOpenFromHere(method, request)) {
            ApiKey key = check(request, needed(method));
            rates.count(key);
            request.setAttribute(Needs.KEY, key);
        }
        return true;
    }

    /** Errors are told to everybody; what refuses a request does not come here a second time. */
    private static boolean isOpen(HandlerMethod method) {
        return method.hasMethodAnnotation(Open.class) || ErrorController.class.isAssignableFrom(method.getBeanType());
    }

    private static boolean isOpenFromHere(HandlerMethod method, HttpServletRequest request) {
        Needs needs = method.getMethodAnnotation(Needs.class);
        return needs != null
                && needs.exceptFromHere()
                && LOOPBACK.contains(request.getRemoteAddr())
                && FORWARDED.stream().allMatch(header -> request.getHeader(header) == null);
    }

    private ApiKey check(HttpServletRequest request, Role needed) {
        ApiKey key = GivenKey.in(request.getHeader(HttpHeaders.AUTHORIZATION))
                .map(keys::check)
                .orElseThrow(ProblemException::keyMissing);
        if (!key.role().includes(needed)) {
            throw ProblemException.roleTooLow(key.name(), key.role().word(), needed.word());
        }
        return key;
    }

    private static Role needed(HandlerMethod method) {
        Needs needs = method.getMethodAnnotation(Needs.class);
        return needs == null ? Role.ADMIN : needs.value();
    }
}
