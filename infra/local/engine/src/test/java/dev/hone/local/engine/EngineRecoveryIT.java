package dev.hone.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that was killed between two transactions, as its database then looks. */
class EngineRecoveryIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STEPS = """
            id: steps
            namespace: hone
            tasks:
              - id: one
                type: io.kestra.plugin.core.flow.Sleep
                duration: PT0.5S
              - id: two
                type: io.kestra.plugin.core.flow.Sleep
                duration: PT0.5S
            """;
    private static final String PARENT = """
            id: parent
            namespace: hone
            tasks:
              - id: child
                type: io.kestra.plugin.core.flow.Subflow
                namespace: hone
                flowId: steps
                wait: true
            """;
    private static final String TURN = STEPS.replace("id: steps", "id: turn") + """
            concurrency:
              limit: 1
              behavior: QUEUE
            """;
    private static final String TICK = STEPS.replace("id: steps", "id: tick") + """
            triggers:
              - id: clock
                type: io.kestra.plugin.core.trigger.Schedule
                cron: "* * * * * *"
                withSeconds: true
                recoverMissedSchedules: LAST
            """;

    @TempDir
    private Path folder;

    private Path flows;
    private EngineProcess engine;

    @BeforeEach
    void writeTheFlows() throws IOException {
        flows = Files.createDirectories(folder.resolve("flows"));
        Files.writeString(flows.resolve("steps.yaml"), STEPS);
        Files.writeString(flows.resolve("parent.yaml"), PARENT);
        Files.writeString(flows.resolve("turn.yaml"), TURN);
        start();
    }

    @AfterEach
    void end() {
        engine.kill();
    }

    @Test
    void endsExecutionsWhoseMessagesWereLost() throws SQLException {
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            started.add(engine.client().started("hone/steps", Map.of()));
            started.add(engine.client().started("hone/parent", Map.of()));
            started.add(engine.client().started("hone/turn", Map.of()));
        }
        engine.client().await(started.getFirst(), "RUNNING");
        engine.kill();
        execute("""
                DELETE FROM queues
                WHERE "type" IN (
                  'io.kestra.core.models.executions.Execution',
                  'io.kestra.core.runners.SubflowExecutionEnd')
                """);

        start();
        started.forEach(id -> engine.client().await(id, "SUCCESS"));
    }

    @Test
    void tellsAParentThatItsChildHasEnded() throws SQLException {
        String parent = engine.client().started("hone/parent", Map.of());
        engine.client().await(parent, "SUCCESS");
        engine.kill();
        change("executions", parent, execution -> {
            ((ObjectNode) execution.get("state")).put("current", "RUNNING");
            ((ObjectNode) execution.at("/taskRunList/0/state")).put("current", "RUNNING");
        });

        start();
        assertThat(engine.client()
                        .await(parent, "SUCCESS")
                        .at("/taskRunList/0/outputs/executionId")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void givesASlotBackThatNobodyHas() throws SQLException {
        String first = engine.client().started("hone/turn", Map.of());
        engine.client().await(first, "SUCCESS");
        engine.kill();
        change("concurrency_limit", "main|hone|turn", limit -> limit.put("running", 1));

        start();
        String second = engine.client().started("hone/turn", Map.of());
        engine.client().await(second, "SUCCESS");
    }

    @Test
    void firesAScheduleAgainWhoseExecutionEndedUnnoticed() throws IOException, SQLException {
        String ended = engine.client().started("hone/steps", Map.of());
        engine.client().await(ended, "SUCCESS");
        engine.client().postFlow(TICK).ok();
        Files.writeString(flows.resolve("tick.yaml"), TICK);
        Deadline.seconds(30).await("the schedule fires", () -> ticks() > 0);
        engine.kill();
        change("triggers", "main_hone_tick_clock", trigger -> trigger.put("executionId", ended));
        int before = count("""
                SELECT count(*)
                FROM executions
                WHERE "flow_id" = 'tick'
                """);

        start();
        Deadline.seconds(30).await("it fires again", () -> ticks() > before);
    }

    private int ticks() {
        return engine.client()
                .get("/executions?namespace=hone&flowId=tick&size=1")
                .ok()
                .get("total")
                .asInt();
    }

    private void start() {
        engine = EngineProcess.start(folder.resolve("kestra"), flows, Map.of());
    }

    /** Rewrites a row of Kestra's, all of whose columns follow from its value. */
    private void change(String table, String key, Consumer<ObjectNode> change) throws SQLException {
        try (Connection connection = open();
                PreparedStatement select =
                        connection.prepareStatement("SELECT \"value\" FROM " + table + " WHERE \"key\" = ?");
                PreparedStatement update =
                        connection.prepareStatement("UPDATE " + table + " SET \"value\" = ? WHERE \"key\" = ?")) {
            select.setString(1, key);
            ResultSet rows = select.executeQuery();
            assertThat(rows.next()).as(key + " in " + table).isTrue();
            ObjectNode value = (ObjectNode) JSON.readTree(rows.getString(1));
            change.accept(value);
            update.setString(1, value.toString());
            update.setString(2, key);
            assertThat(update.executeUpdate()).isOne();
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Connection open() throws SQLException {
        return new DatabaseFile(folder.resolve("kestra/database/kestra")).open();
    }
}
