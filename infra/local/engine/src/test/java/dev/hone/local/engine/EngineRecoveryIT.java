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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    private static final String SLOT = TURN.replace("id: turn", "id: slot");

    @TempDir
    private static Path folder;

    private static Path flows;
    private static EngineProcess engine;

    private static final List<String> UNHEARD = new ArrayList<>();
    private static String parent;
    private static int ticksBefore;

    /** One engine with all that can be left behind: what each test names is done to its database before it starts again. */
    @BeforeAll
    static void killAndDamage() throws IOException, SQLException {
        flows = Files.createDirectories(folder.resolve("flows"));
        for (String flow : List.of(STEPS, PARENT, TURN, SLOT, TICK)) {
            String name = flow.lines().findFirst().orElseThrow().replace("id: ", "") + ".yaml";
            Files.writeString(flows.resolve(name), flow);
        }
        start();
        parent = engine.client().started("hone/parent", Map.of());
        engine.client().await(parent, "SUCCESS");
        String ended = engine.client().started("hone/steps", Map.of());
        engine.client().await(ended, "SUCCESS");
        engine.client().await(engine.client().started("hone/slot", Map.of()), "SUCCESS");
        Deadline.seconds(30).await("the schedule fires", () -> ticks() > 0);
        for (int i = 0; i < 4; i++) {
            UNHEARD.add(engine.client().started("hone/steps", Map.of()));
            UNHEARD.add(engine.client().started("hone/parent", Map.of()));
            UNHEARD.add(engine.client().started("hone/turn", Map.of()));
        }
        engine.client().await(UNHEARD.getFirst(), "RUNNING");
        engine.kill();

        loseMessages();
        forgetThatTheChildEnded();
        change("concurrency_limit", "main|hone|slot", limit -> limit.put("running", 1));
        change("triggers", "main_hone_tick_clock", trigger -> trigger.put("executionId", ended));
        ticksBefore = count("""
                SELECT count(*)
                FROM executions
                WHERE "flow_id" = 'tick'
                """);
        start();
    }

    @AfterAll
    static void end() {
        engine.kill();
    }

    private static void loseMessages() throws SQLException {
        execute("""
                DELETE FROM queues
                WHERE "type" IN (
                  'io.kestra.core.models.executions.Execution',
                  'io.kestra.core.runners.SubflowExecutionEnd')
                """);
    }

    private static void forgetThatTheChildEnded() throws SQLException {
        change("executions", parent, execution -> {
            ((ObjectNode) execution.get("state")).put("current", "RUNNING");
            ((ObjectNode) execution.at("/taskRunList/0/state")).put("current", "RUNNING");
        });
    }

    @Test
    void endsExecutionsWhoseMessagesWereLost() {
        assertThat(UNHEARD).hasSize(12);
        UNHEARD.forEach(id -> engine.client().await(id, "SUCCESS"));
    }

    @Test
    void tellsAParentThatItsChildHasEnded() {
        assertThat(engine.client()
                        .await(parent, "SUCCESS")
                        .at("/taskRunList/0/outputs/executionId")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void givesASlotBackThatNobodyHas() {
        engine.client().await(engine.client().started("hone/slot", Map.of()), "SUCCESS");
    }

    @Test
    void firesAScheduleAgainWhoseExecutionEndedUnnoticed() {
        Deadline.seconds(30).await("it fires again", () -> ticks() > ticksBefore);
    }

    private static int ticks() {
        return engine.client()
                .get("/executions?namespace=hone&flowId=tick&size=1")
                .ok()
                .get("total")
                .asInt();
    }

    private static void start() {
        engine = EngineProcess.start(folder.resolve("kestra"), flows, Map.of());
    }

    /** Rewrites a row of Kestra's, all of whose columns follow from its value. */
    private static void change(String table, String key, Consumer<ObjectNode> change) throws SQLException {
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

    private static void execute(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection open() throws SQLException {
        return new DatabaseFile(folder.resolve("kestra/database/kestra")).open();
    }
}
