package dev.hone.ui.api;

import dev.hone.ui.stores.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/** Lets programs in by their keys. A session counts for nothing here, so that no page of another site can use one. */
@Configuration(proxyBeanMethods = false)
class KeyRules {

    @Bean
    @Order(1)
    SecurityFilterChain keys(HttpSecurity http, Stores stores) {
        return http.securityMatcher("/v1/**", "/openapi.json")
                .addFilterBefore(new KeyFilter(new Keys(stores)), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/openapi.json")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.disable())
                .build();
    }
}
