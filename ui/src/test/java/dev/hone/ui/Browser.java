package dev.hone.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sends what a browser sends: cookies, pages, uploads, forms with the token of the page before, with htmx or without. */
final class Browser {
    private static final String BOUNDARY = "a-boundary";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client;
    private final URI base;
    private final boolean htmx;
    private String token = "";

    Browser(URI base) {
        this(base, HttpClient.newBuilder().cookieHandler(new CookieManager()).build(), false, "");
    }

    private Browser(URI base, HttpClient client, boolean htmx, String token) {
        this.base = base;
        this.client = client;
        this.htmx = htmx;
        this.token = token;
    }

    /** The same window of the same person, in which htmx asks. */
    Browser htmx() {
        return new Browser(base, client, true, token);
    }

    /** What comes of a name and a password. */
    HttpResponse<String> signIn(String name, String password) {
        get("/-/sign-in");
        HttpResponse<String> answer = submit("/-/sign-in", Map.of("name", name, "password", password));
        get("/-/account");
        return answer;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** The same, where a browser wants something else than a page. */
    HttpResponse<String> get(String path, String accepted) {
        return send(request(path).header("Accept", accepted).GET());
    }

    /** Where an answer leads in the end. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        while (last.statusCode() / 100 == 3) {
            URI next = last.uri().resolve(last.headers().firstValue("Location").orElseThrow());
            last = get("/" + base.relativize(next));
        }
        return last;
    }

    HttpResponse<byte[]> bytes(String path) {
        return bytes(request(path));
    }

    /** The same for whoever keeps what had this tag. */
    HttpResponse<byte[]> bytes(String path, String tag) {
        return bytes(request(path).header("If-None-Match", tag));
    }

    private HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        try {
            return client.send(request.GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> upload(String path, String name, byte[] picture) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--%1$s\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%2$s\r\n--%1$s\r\n"
                        + "Content-Disposition: form-data; name=\"picture\"; filename=\"%3$s\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .formatted(BOUNDARY, token, name)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(picture);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** A form with fields and with files, all of the same field. */
    HttpResponse<String> upload(String path, Map<String, String> fields, String field, Map<String, byte[]> files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, String> all = new HashMap<>(fields);
        all.putIfAbsent("_csrf", token);
        all.forEach((name, value) -> part(body, "name=\"%s\"".formatted(name), value.getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, bytes) -> part(body, "name=\"%s\"; filename=\"%s\"".formatted(field, name), bytes));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String names, byte[] bytes) {
        body.writeBytes("--%s\r\nContent-Disposition: form-data; %s\r\n\r\n"
                .formatted(BOUNDARY, names)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes as a script sends them. */
    HttpResponse<String> post(String path, byte[] bytes) {
        return send(request(path)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    HttpResponse<String> submit(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.putIfAbsent("_csrf", token);
        String form = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).header("Sec-Fetch-Site", "same-origin");
        return htmx ? request.header("HX-Request", "true").header("X-CSRF-TOKEN", token) : request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            Matcher found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
