package dev.hone.serving.keys;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets pages of the web sites that are named call from a browser; without any, browsers let none. */
@Component
class Origins implements WebMvcConfigurer {
    private final CallerRules rules;

    Origins(CallerRules rules) {
        this.rules = rules;
    }

    @Override
    public void addCorsMappings(CorsRegistry registry) {
        if (!rules.origins().isEmpty()) {
            registry.addMapping("/**")
                    .allowedOrigins(rules.origins().toArray(String[]::new))
                    .allowedMethods("GET", "POST")
                    .allowedHeaders(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE)
                    .exposedHeaders(HttpHeaders.RETRY_AFTER);
        }
    }
}
