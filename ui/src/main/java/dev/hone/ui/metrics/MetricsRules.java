package dev.hone.ui.metrics;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Nobody signs in to read metrics: who may is asked in the end. */
@Configuration(proxyBeanMethods = false)
class MetricsRules {

    @Bean
    @Order(2)
    SecurityFilterChain readersOfMetrics(HttpSecurity http) {
        return http.securityMatcher("/metrics")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.disable())
                .build();
    }
}
