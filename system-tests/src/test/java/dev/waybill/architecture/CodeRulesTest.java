package dev.waybill.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Rules for the code of all modules, checked on the compiled classes. */
class CodeRulesTest {

    private static final Pattern WIRING =
            Pattern.compile("org\\.springframework\\..*\\.(Configuration|AutoConfiguration|SpringBootApplication)");

    private static final JavaClasses CLASSES = Modules.all();

    @Test
    void onlyApplicationAndMessagingPublish() {
        noClasses()
                .that()
                .resideInAnyPackage(Modules.SERVICE_PACKAGES)
                .and()
                .resideOutsideOfPackages("dev.waybill.*.application..", "dev.waybill.*.messaging..")
                .should()
                .callMethodWhere(target(owner(nameMatching("dev\\.waybill\\.messaging\\.Outbox"))))
                .check(CLASSES);
    }

    @Test
    void theTimeComesFromAClockThatIsPassedIn() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.waybill.stack..", "dev.waybill.testing..", "dev.waybill.load.cli..")
                .and(not(wiring()))
                .should()
                .callMethodWhere(target(nameMatching("now|system|systemUTC|systemDefaultZone"))
                        .and(target(owner(nameMatching("java\\.time\\..*"))))
                        .and(target(withoutAClock())))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> wiring() {
        return DescribedPredicate.describe(
                "wiring",
                type -> type.getAnnotations().stream()
                        .anyMatch(annotation -> WIRING.matcher(
                                        annotation.getRawType().getName())
                                .matches()));
    }

    private static DescribedPredicate<CodeUnitCallTarget> withoutAClock() {
        return DescribedPredicate.describe(
                "without a clock",
                target -> target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class)));
    }

    @Test
    void kafkaClientsComeFromTheFactoriesOfSpringKafka() {
        noClasses()
                .that()
                .resideInAnyPackage(Modules.servicesAnd("dev.waybill.messaging.."))
                .should()
                .callConstructorWhere(target(owner(nameMatching(
                        "org\\.apache\\.kafka\\.clients\\.(consumer\\.KafkaConsumer|producer\\.KafkaProducer)"))))
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class))
                        .as("%s is @NullMarked", p.getName())
                        .isTrue());
    }

    @Test
    void noNameEndsInAWordThatSaysNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Helper|Utils?|Manager|DTO|Dto|Data)(\\$.*)?")
                .check(CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .check(CLASSES);
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.waybill.stack..", "dev.waybill.testing..")
                .should()
                .callMethodWhere(target(nameMatching("sleep")).and(target(owner(nameMatching("java\\.lang\\.Thread")))))
                .check(CLASSES);
    }

    @Test
    void noServicePrints() {
        noClasses()
                .that()
                .resideInAnyPackage(Modules.servicesAnd("dev.waybill.messaging..", "dev.waybill.web.."))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}
