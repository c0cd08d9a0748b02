package dev.hone.local.command.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of the house: who may know whom, and who alone may know what. */
class HouseRulesTest {
    private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of(
            "classifier/pictures",
            "classifier/model",
            "classifier/training",
            "stores",
            "tasks",
            "serving",
            "ui",
            "infra/local/bucket",
            "infra/local/engine",
            "infra/local/command");

    private static JavaClasses house;

    @BeforeAll
    static void read() {
        List<Path> compiled = MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve("target/classes"))
                .toList();
        assertThat(compiled).allSatisfy(folder -> assertThat(folder).isDirectory());
        house = new ClassFileImporter().importPaths(compiled);
    }

    @Test
    void arrowsPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.hone..")
                .layer("pictures")
                .definedBy("dev.hone.pictures..")
                .layer("model")
                .definedBy("dev.hone.model..")
                .layer("training")
                .definedBy("dev.hone.training..")
                .layer("stores")
                .definedBy("dev.hone.stores..")
                .layer("tasks")
                .definedBy("dev.hone.tasks..")
                .layer("serving")
                .definedBy("dev.hone.serving..")
                .layer("ui")
                .definedBy("dev.hone.ui..", "gg.jte.generated..")
                .layer("bucket")
                .definedBy("dev.hone.local.bucket..")
                .layer("engine")
                .definedBy("dev.hone.local.engine..")
                .layer("command")
                .definedBy("dev.hone.local.command..")
                .whereLayer("pictures")
                .mayOnlyBeAccessedByLayers("model", "training", "stores", "tasks", "serving", "ui", "command")
                .whereLayer("model")
                .mayOnlyBeAccessedByLayers("training", "tasks", "serving")
                .whereLayer("training")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("stores")
                .mayOnlyBeAccessedByLayers("tasks", "serving", "ui", "command")
                .whereLayer("tasks")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("serving")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("ui")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("bucket")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("engine")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("command")
                .mayNotBeAccessedByAnyLayer()
                .ensureAllClassesAreContainedInArchitecture()
                .check(house);
    }

    @Test
    void theClassifierKnowsNoNetworkNoDatabaseNoCredentials() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.hone.pictures..", "dev.hone.model..", "dev.hone.training..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net..",
                        "java.sql..",
                        "javax.sql..",
                        "io.minio..",
                        "okhttp3..",
                        "org.springframework..",
                        "io.kestra..",
                        "io.micronaut..")
                .check(house);
    }

    @Test
    void onlyTrainingLoadsTheNetworksEngine() {
        onlyIn("dev.hone.training..", "ai.djl..");
    }

    @Test
    void onlyTasksAndTheEngineKnowKestra() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.hone.tasks..", "dev.hone.local.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.kestra..")
                .check(house);
    }

    @Test
    void onlyTheBucketKnowsTheMinioClient() {
        onlyIn("dev.hone.stores.bucket..", "io.minio..", "okhttp3..");
    }

    @Test
    void onlyTheHousesS3ServerKnowsS3Proxy() {
        onlyIn("dev.hone.local.bucket..", "org.gaul..", "org.jclouds..");
    }

    @Test
    void onlyTheLedgerAsksTheDatabase() {
        onlyIn("dev.hone.stores.ledger..", "org.jdbi..", "org.postgresql..", "com.zaxxer..", "org.flywaydb..");
        noClasses()
                .that()
                // Spring Batch's repository lies in the ledger's database; the engine has a database of its own,
                // Kestra's
                .resideOutsideOfPackages(
                        "dev.hone.stores.ledger..", "dev.hone.tasks.preprocess..", "dev.hone.local.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(house);
    }

    @Test
    void onlyTheRegistrySpeaksHttpAmongTheStores() {
        noClasses()
                .that()
                .resideInAPackage("dev.hone.stores..")
                .and()
                .resideOutsideOfPackage("dev.hone.stores.registry..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .check(house);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.hone.pictures.(*)..",
                "dev.hone.model.(*)..",
                "dev.hone.training.(*)..",
                "dev.hone.stores.(*)..",
                "dev.hone.tasks.(*)..",
                "dev.hone.serving.(*)..",
                "dev.hone.ui.(*)..",
                "dev.hone.local.bucket.(*)..",
                "dev.hone.local.engine.(*)..",
                "dev.hone.local.command.(*).."
            })
    void roomsHaveNoCircularDoors(String rooms) {
        slices().matching(rooms)
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(house);
    }

    @Test
    void namesCarryARole() {
        classes()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl|Base|Common)$")
                .check(house);
    }

    @Test
    void everyRoomSaysWhatItIsFor() throws IOException {
        for (String module : MODULES) {
            Path sources = ROOT.resolve(module).resolve("src/main/java");
            try (Stream<Path> folders = Files.walk(sources)) {
                assertThat(folders.filter(HouseRulesTest::holdsClasses))
                        .as(module)
                        .isNotEmpty()
                        .allSatisfy(folder ->
                                assertThat(folder.resolve("package-info.java")).exists());
            }
        }
    }

    private static void onlyIn(String room, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(house);
    }

    private static boolean holdsClasses(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return Files.isDirectory(folder)
                    && files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            return false;
        }
    }
}
