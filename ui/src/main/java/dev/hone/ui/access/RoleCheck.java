package dev.hone.ui.access;

import dev.hone.stores.ledger.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks of everybody whether their role is enough for what they ask for. */
@Configuration(proxyBeanMethods = false)
class RoleCheck implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !isOpen(method)) {
            Needs needs = method.getMethodAnnotation(Needs.class);
            Role needed = needs == null ? Role.PREDICT : needs.value();
            if (!Person.here().may(needed)) {
                throw RoleTooLowException.of(Person.here(), needed);
            }
        }
        return true;
    }

    /** Also where Spring's own rules would let a stranger through, because a project is called like a folder of files. */
    private static boolean isOpen(HandlerMethod method) {
        return method.hasMethodAnnotation(Open.class) || method.getBean() instanceof ErrorController;
    }
}
