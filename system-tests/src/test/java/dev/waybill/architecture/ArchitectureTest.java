package dev.waybill.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may know whom: the diagram of the house, drawn from what the compiler left. */
class ArchitectureTest {

    private static final String EVENT = "dev.waybill.events.Event";

    private static JavaClasses house;

    @BeforeAll
    static void importAllModules() {
        house = Modules.all();
    }

    @Test
    void eventsKnowNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.waybill.events..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.waybill.events..", "java..", "org.jspecify.annotations")
                .check(house);
    }

    @Test
    void messagingKnowsNoServiceAndNoWeb() {
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Modules.servicesAnd("dev.waybill.web.."))
                .check(house);
    }

    @Test
    void messagingKnowsNoParticularEvent() {
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.messaging..")
                .should()
                .dependOnClassesThat(assignableTo(EVENT).and(not(name(EVENT))))
                .check(house);
    }

    @Test
    void theWebConventionsKnowNeitherMessagingNorAService() {
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Modules.servicesAnd("dev.waybill.messaging.."))
                .check(house);
    }

    @Test
    void theLocalStackKnowsServicesAsProcessesOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.stack..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Modules.servicesAnd("dev.waybill.messaging..", "dev.waybill.web..", "dev.waybill.events.."))
                .check(house);
    }

    @Test
    void aServiceSeesTheFaceOfMessagingAndNothingBelowIt() {
        noClasses()
                .that()
                .resideInAnyPackage(Modules.SERVICE_PACKAGES)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.waybill.messaging.*..")
                .check(house);
    }

    @Test
    void noServiceKnowsAnother() {
        slices().matching("dev.waybill.(orders|payments|inventory|shipping)..")
                .should()
                .notDependOnEachOther()
                .check(house);
    }

    @Test
    void theDomainKnowsTheWireLanguageAndItselfButNoTechnology() {
        classes()
                .that()
                .resideInAPackage("dev.waybill.*.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.waybill.*.domain..",
                        "dev.waybill.events",
                        "dev.waybill.messaging",
                        "java..",
                        "org.jspecify.annotations")
                .check(house);
    }

    @Test
    void theStoreKeepsWhatItIsGivenAndKnowsNoSaga() {
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.*.persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.waybill.*.messaging..")
                .check(house);
    }

    @Test
    void nobodyReachesIntoTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.waybill.*.persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.waybill.*.persistence..")
                .check(house);
    }

    @Test
    void noServiceTouchesKafkaOrMapsJsonItself() {
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
                .check(house);
    }
}
