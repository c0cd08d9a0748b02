package dev.hone.local.command.house;

import dev.hone.stores.connections.Secret;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The servers that a house uses instead of parts of its own, as it was told at some {@code hone up}.
 *
 * <p>Their addresses lie in a file of the house, the logins with the other credentials.
 */
public final class ExternalServers {
    /** What is said instead of an address to go back to the house's own server. */
    public static final String EMBEDDED = "embedded";

    private final House house;
    private final Path file;

    ExternalServers(House house) {
        this.house = house;
        this.file = house.home().resolve("servers.properties");
    }

    /** The addresses that are known; a server that is missing is a part of the house. */
    public Map<Server, String> addresses() {
        Properties stored = read();
        Map<Server, String> addresses = new EnumMap<>(Server.class);
        for (Server server : Server.values()) {
            Optional.ofNullable(stored.getProperty(server.part())).ifPresent(address -> addresses.put(server, address));
        }
        return addresses;
    }

    /** Where this one is; empty when it is a part of the house. */
    public Optional<String> address(Server server) {
        return Optional.ofNullable(read().getProperty(server.part()));
    }

    /** How to log in to this one; empty when it lets in everybody. */
    Optional<Login> login(Server server) {
        Credentials credentials = house.credentials();
        return credentials
                .outside(user(server))
                .map(user -> new Login(
                        user.value(),
                        credentials
                                .outside(password(server))
                                .orElseThrow(() -> unset(server, server.passwordVariable()))));
    }

    /**
     * What the house would use if this was done.
     *
     * @param asked what a person has written for some servers: an address, or {@value #EMBEDDED}
     */
    public Map<Server, String> resolve(Map<Server, String> asked) {
        Map<Server, String> addresses = addresses();
        for (Server server : Server.values()) {
            String written = asked.getOrDefault(server, house.environment().getOrDefault(server.urlVariable(), ""));
            if (written.equals(EMBEDDED)) {
                addresses.remove(server);
            } else if (!written.isBlank()) {
                String address = server.address(written);
                if (address.equals(house.ownAddress(server))) {
                    addresses.remove(server);
                } else {
                    addresses.put(server, address);
                }
            }
        }
        return addresses;
    }

    /**
     * Keeps these addresses, and the logins that the environment has for them, unless the check finds that they are of no
     * use: then all is as it was before.
     */
    public void keep(Map<Server, String> addresses, Runnable check) {
        Map<String, Secret> logins = logins(addresses);
        Map<Server, String> before = addresses();
        Credentials credentials = house.credentials();
        try {
            if (!logins.isEmpty()) {
                credentials.keep(logins);
            }
            write(addresses);
            check.run();
        } catch (RuntimeException e) {
            write(before);
            if (!logins.isEmpty()) {
                credentials.keep(Map.of());
            }
            throw e;
        }
    }

    private Map<String, Secret> logins(Map<Server, String> addresses) {
        Map<String, Secret> logins = new TreeMap<>();
        for (Server server : addresses.keySet()) {
            Optional<String> user = variable(server.userVariable());
            Optional<String> password = variable(server.passwordVariable());
            if (user.isPresent()) {
                logins.put(user(server), new Secret(user.get()));
                logins.put(
                        password(server),
                        new Secret(password.orElseThrow(() -> unset(server, server.passwordVariable()))));
            } else if (!server.mayBeOpen() && login(server).isEmpty()) {
                throw unset(server, server.userVariable());
            }
        }
        return logins;
    }

    private void write(Map<Server, String> addresses) {
        if (!addresses.equals(addresses())) {
            PrivateFile.write(
                    file,
                    addresses.entrySet().stream()
                            .map(e -> e.getKey().part() + "=" + e.getValue() + "\n")
                            .collect(Collectors.joining()));
        }
    }

    private static String user(Server server) {
        return server.part() + "-external-user";
    }

    private static String password(Server server) {
        return server.part() + "-external-password";
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(house.environment().get(name)).filter(value -> !value.isBlank());
    }

    private Properties read() {
        Properties stored = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                stored.load(reader);
            } catch (IOException e) {
                throw HouseException.unusable(file, e);
            }
        }
        return stored;
    }

    private static HouseException unset(Server server, String variable) {
        return HouseException.because(
                "unset environment variable %s: %s needs it to log in".formatted(variable, server.option()));
    }
}
