package dev.hone.serving.problems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** The last resort: requests so broken that Tomcat refuses them before any application is chosen. */
public class ProblemValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    /** Puts the valve where Tomcat's page would come from. */
    @Component
    static class Customizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(ProblemValve.class.getName()));
        }
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < ProblemCode.BAD_REQUEST.status()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        ProblemCode code = ProblemCode.ofContainer(status);
        String body = """
                {"type":"urn:hone:problem:%s","title":"%s","status":%d,"code":"%s","detail":"%s"}""".formatted(code.code(), code.title(), status, code.code(), "The request is not well formed.");
        try {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException e) {
            LOG.debug("the caller did not wait for what is wrong", e);
        }
    }
}
