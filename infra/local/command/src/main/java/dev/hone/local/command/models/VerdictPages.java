package dev.hone.local.command.models;

import dev.hone.local.command.house.House;
import dev.hone.local.command.house.Server;
import dev.hone.stores.connections.Connections;
import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.registry.Page;
import dev.hone.stores.registry.Registry;
import dev.hone.stores.registry.RegistryException;
import dev.hone.stores.registry.Run;
import java.util.Optional;

/** Where people see why the gate decided as it did: in MLflow, with the run that made the version. */
public final class VerdictPages {
    private static final String PAGE = "%s/#/experiments/%s/runs/%s/artifacts/%s/verdict.html";

    private final House house;

    /** Of a house whose parts are up. */
    public VerdictPages(House house) {
        this.house = house;
    }

    /** The address of the newest verdict's page; empty when there is none, or no MLflow that would show it. */
    public Optional<String> of(String project, int version) {
        Connections connections = house.connections();
        try (Ledger ledger = Ledger.open(connections.ledger());
                Registry registry = Registry.open(connections.registry())) {
            return ledger.verdicts()
                    .newest(project, version)
                    .map(verdict -> registry.run(verdict.run()))
                    .map(this::address);
        } catch (RegistryException e) {
            return Optional.empty();
        }
    }

    private String address(Run run) {
        return PAGE.formatted(house.address(Server.MLFLOW), run.experiment(), run.id(), Page.VERDICT.path());
    }
}
