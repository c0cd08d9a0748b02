package dev.hone.serving.openapi;

import dev.hone.serving.keys.Open;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** Gives out the description of the API, and the page that shows it. */
@RestController
class OpenApiController implements WebMvcConfigurer {
    /** The page runs its own scripts and speaks to its own server, and nothing else. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'";

    private final byte[] json = new JsonMapper().writeValueAsBytes(yaml());

    private static Object yaml() {
        try (InputStream stream = OpenApiController.class.getResourceAsStream("openapi.yaml")) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Open
    @GetMapping("/openapi.json")
    ResponseEntity<byte[]> description() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
    }

    @Open
    @GetMapping("/docs")
    ResponseEntity<byte[]> page() throws IOException {
        try (InputStream page = OpenApiController.class.getResourceAsStream("docs.html")) {
            return ResponseEntity.ok()
                    .contentType(MediaType.TEXT_HTML)
                    .header("Content-Security-Policy", POLICY)
                    .body(page.readAllBytes());
        }
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/docs/page/**").addResourceLocations("classpath:/dev/hone/serving/openapi/page/");
        registry.addResourceHandler("/docs/swagger-ui/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/");
    }
}
