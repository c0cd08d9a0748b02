package dev.hone.serving.keys;

import dev.hone.serving.problems.ProblemException;
import dev.hone.stores.ledger.ApiKey;
import dev.hone.stores.ledger.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stands before every endpoint and lets in whose key has the role that the endpoint needs. */
@Component
class KeyCheck implements HandlerInterceptor, WebMvcConfigurer {
    private final KeyRing keys;

    KeyCheck(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !isOpen(method)) {
            request.setAttribute(Needs.KEY, check(request, needed(method)));
        }
        return true;
    }

    /** Errors are told to everybody; what refuses a request does not come here a second time. */
    private static boolean isOpen(HandlerMethod method) {
        return method.hasMethodAnnotation(Open.class) || ErrorController.class.isAssignableFrom(method.getBeanType());
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
