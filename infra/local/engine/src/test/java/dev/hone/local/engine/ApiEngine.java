package dev.hone.local.engine;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kestra.sdk.KestraClient;
import io.kestra.sdk.internal.ApiException;
import io.kestra.sdk.model.ExecutionControllerExecutionResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One engine for all tests of the REST API, since it takes ten seconds to start; ended with the last of them.
 *
 * <p>Each test uses flows of its own, so that it can run alone and in any order.
 */
final class ApiEngine implements ParameterResolver {
    static final String TENANT = "main";

    private static final String USER = "hone@example.com";
    private static final String PASSWORD = "let me in";

    /** The engine and both ways to talk to it. */
    record Running(Path folder, EngineProcess engine) implements AutoCloseable {
        KestraHttp http() {
            return engine.client();
        }

        /** The official client; its own timeouts are infinite. */
        KestraClient sdk() {
            return sdk(PASSWORD);
        }

        KestraClient sdk(String password) {
            return KestraClient.builder()
                    .url(http().url())
                    .basicAuth(USER, password)
                    .connectTimeout(Duration.ofSeconds(5))
                    .readTimeout(Duration.ofSeconds(60))
                    .build();
        }

        /** Creates the flow of a file in {@code src/test/resources/api}, unless another test has. */
        void deploy(String flow) {
            KestraHttp.Answer answer = http().postFlow(source(flow));
            if (answer.status() != 422 || !answer.message().contains("already exists")) {
                answer.ok();
            }
        }

        /** Runs a flow of those files to its end. */
        ExecutionControllerExecutionResponse run(String flow, String... labels) {
            deploy(flow);
            return sdk().executions()
                    .createExecution(TENANT, "hone.api", flow, List.of(labels), true, null, null, null, null);
        }

        @Override
        public void close() throws IOException {
            engine.stop();
            try (Stream<Path> left = Files.walk(folder)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** A flow of one task in the namespace {@code hone.flows}. */
    static String flow(String id, String message) {
        return """
                id: %s
                namespace: hone.flows
                tasks:
                  - id: say
                    type: io.kestra.plugin.core.log.Log
                    message: %s
                """.formatted(id, message);
    }

    /** The status with which the SDK was refused. */
    static int codeOf(Runnable call) {
        return assertThatExceptionOfType(ApiException.class)
                .isThrownBy(call::run)
                .actual()
                .getCode();
    }

    static String source(String flow) {
        try (var source = ApiEngine.class.getResourceAsStream("/api/" + flow + ".yaml")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(ApiEngine.class))
                .getOrComputeIfAbsent(Running.class, key -> start(), Running.class);
    }

    private static Running start() {
        try {
            Path folder = Files.createTempDirectory("hone-engine");
            Path flows = Files.createDirectory(folder.resolve("flows"));
            return new Running(
                    folder,
                    EngineProcess.start(
                            folder.resolve("kestra"),
                            flows,
                            Map.of("HONE_KESTRA_USER", USER, "HONE_KESTRA_PASSWORD", PASSWORD)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
