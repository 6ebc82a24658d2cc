package dev.waybill.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The allowed dependencies between modules and packages, checked on the compiled classes. */
class ArchitectureTest {

    private static final String EVENT = "dev.waybill.events.Event";

    private static final JavaClasses CLASSES = Modules.all();

    @Test
    void eventsDependOnTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("dev.waybill.events..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.waybill.events..", "java..", "org.jspecify.annotations")
                .check(CLASSES);
    }

    @Test
    void messagingDependsOnNoServiceAndNotOnWeb() {
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Modules.servicesAnd("dev.waybill.web.."))
                .check(CLASSES);
    }

    @Test
    void persistenceDependsOnEventsOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Modules.servicesAnd("dev.waybill.messaging..", "dev.waybill.web.."))
                .check(CLASSES);
    }

    @Test
    void messagingDependsOnNoConcreteEvent() {
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.messaging..")
                .should()
                .dependOnClassesThat(assignableTo(EVENT).and(not(name(EVENT))))
                .check(CLASSES);
    }

    @Test
    void webDependsNeitherOnMessagingNorOnAService() {
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Modules.servicesAnd("dev.waybill.messaging.."))
                .check(CLASSES);
    }

    @Test
    void theLibraryOfDeadLettersDependsOnKafkaClientsAndJsonOnly() {
        classes()
                .that()
                .resideInAPackage("dev.waybill.deadletters..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.waybill.deadletters..",
                        "org.apache.kafka..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation",
                        "java..",
                        "org.jspecify.annotations")
                .check(CLASSES);
    }

    /** It knows the topics of their events. */
    @Test
    void theLocalStackDependsOnNoCodeOfTheServices() {
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.stack..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Modules.servicesAnd("dev.waybill.messaging..", "dev.waybill.web.."))
                .check(CLASSES);
    }

    @Test
    void aServiceDependsOnTheRootPackageOfMessagingOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(Modules.SERVICE_PACKAGES)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.waybill.messaging.*..")
                .check(CLASSES);
    }

    @Test
    void noServiceDependsOnAnother() {
        slices().matching("dev.waybill.(orders|payments|inventory|shipping)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void theDomainDependsOnEventsAndItsMappingOnly() {
        classes()
                .that()
                .resideInAPackage("dev.waybill.*.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.waybill.*.domain..",
                        "dev.waybill.events",
                        "dev.waybill.messaging",
                        "dev.waybill.persistence",
                        "jakarta.persistence",
                        "org.hibernate.annotations",
                        "org.springframework.data.domain",
                        "java..",
                        "org.jspecify.annotations")
                .check(CLASSES);
    }

    /** A package of a service depends on those that follow it: api, application, messaging, persistence, domain. */
    @Test
    void thePackagesOfAServiceDependInOneDirection() {
        assertNoDependency("application", "api");
        assertNoDependency("messaging", "api", "application");
        assertNoDependency("domain", "api", "application", "messaging", "persistence");
        assertNoDependency("persistence", "api", "application", "messaging");
    }

    private static void assertNoDependency(String from, String... to) {
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.*." + from + "..")
                .and()
                .resideInAnyPackage(Modules.SERVICE_PACKAGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.of(to)
                        .map(name -> "dev.waybill.*." + name + "..")
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void noServiceUsesKafkaOrMapsJsonItself() {
        noClasses()
                .that()
                .resideInAnyPackage(Modules.SERVICE_PACKAGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "org.springframework.kafka..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.core..",
                        "com.fasterxml.jackson.databind..")
                .check(CLASSES);
    }
}
