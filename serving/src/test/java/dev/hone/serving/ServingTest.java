package dev.hone.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.serving.keys.Needs;
import dev.hone.serving.keys.Open;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The contract, without servers. */
class ServingTest extends KeysContract {

    @Override
    House furnish(Path folder) {
        return new HouseInMemory(folder.resolve("cache"));
    }

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        RequestMappingHandlerMapping endpoints =
                serving().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        assertThat(endpoints.getHandlerMethods().values())
                .filteredOn(method -> !ErrorController.class.isAssignableFrom(method.getBeanType()))
                .hasSizeGreaterThan(6)
                .allMatch(method -> method.hasMethodAnnotation(Needs.class) != method.hasMethodAnnotation(Open.class));
    }
}
