package org.veilmark;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;

/** The dependency directions of the house, and what its rooms must not hold. */
@AnalyzeClasses(packages = "org.veilmark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] SIGNAL_LIBRARY = {
    "org.veilmark.signal..",
    "org.veilmark.transform..",
    "org.veilmark.perceptual..",
    "org.veilmark.code..",
    "org.veilmark.spread..",
    "org.veilmark.embed..",
    "org.veilmark.extract..",
    "org.veilmark.detect..",
    "org.veilmark.fingerprint..",
    "org.veilmark.still.."
  };

  private static final Set<String> MAKES_IMMUTABLE =
      Set.of("of", "ofEntries", "entry", "copyOf", "unmodifiableMap", "unmodifiableSet");

  @ArchTest
  static final ArchRule modules_dependDownwards =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("schemas")
          .definedBy("org.veilmark.schema..")
          .layer("signal")
          .definedBy("org.veilmark.signal..")
          .layer("watermark")
          .definedBy(
              resideInAnyPackage(SIGNAL_LIBRARY).and(not(resideInAnyPackage(SIGNAL_LIBRARY[0]))))
          .layer("media")
          .definedBy("org.veilmark.media..")
          .layer("operators")
          .definedBy("org.veilmark.operators..")
          .layer("jobs")
          .definedBy("org.veilmark.jobs..")
          .layer("gateway")
          .definedBy("org.veilmark.gateway..")
          .layer("bench")
          .definedBy("org.veilmark.bench..")
          .layer("cli")
          .definedBy("org.veilmark.cli..")
          .whereLayer("schemas")
          .mayOnlyBeAccessedByLayers("operators", "bench", "jobs", "gateway", "cli")
          .whereLayer("watermark")
          .mayOnlyBeAccessedByLayers("operators", "bench", "jobs", "cli")
          .whereLayer("media")
          .mayOnlyBeAccessedByLayers("operators", "bench", "jobs", "cli")
          .whereLayer("operators")
          .mayOnlyBeAccessedByLayers("jobs", "bench", "cli")
          .whereLayer("jobs")
          .mayOnlyBeAccessedByLayers("bench", "cli")
          .whereLayer("gateway")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("bench")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("org.veilmark.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule operatorPackages_haveNoCycles =
      slices().matching("org.veilmark.operators.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule signalLibrary_dependsOnJTransformsOnly =
      classes()
          .that()
          .resideInAnyPackage(SIGNAL_LIBRARY)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(SIGNAL_LIBRARY)
                  .or(
                      resideInAnyPackage(
                          "java..",
                          "javax.crypto..",
                          "org.jtransforms..",
                          "org.visnow.jlargearrays..",
                          "org.jspecify.annotations..")));

  @ArchTest
  static final ArchRule signalLibrary_hasNoInputOutputThreadsOrLogging =
      noClasses()
          .that()
          .resideInAnyPackage(SIGNAL_LIBRARY)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.net..", "java.nio.file..", "java.nio.channels..", "java.util.logging..")
                  .or(assignableTo(java.io.File.class))
                  .or(assignableTo(java.io.FileInputStream.class))
                  .or(assignableTo(java.io.FileOutputStream.class))
                  .or(assignableTo(Thread.class))
                  .or(assignableTo(Executor.class)));

  @ArchTest
  static final ArchRule ffmpeg_isInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.veilmark.media.ffmpeg..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule ffmpeg_isReachedThroughOneFactory =
      classes()
          .that()
          .resideInAPackage("org.veilmark.media.ffmpeg..")
          .and()
          .arePublic()
          .should()
          .haveSimpleName("FfmpegMedia")
          .orShould()
          .haveSimpleName("FfmpegProgram") // to measure against
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule flink_isInTwoPlaces =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.veilmark.operators..", "org.veilmark.jobs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..");

  @ArchTest
  static final ArchRule jobs_wireAndDoNotCompute =
      noClasses()
          .that()
          .resideInAPackage("org.veilmark.jobs..")
          .should()
          .beAssignableTo("org.apache.flink.api.common.functions.Function");

  @ArchTest
  static final ArchRule avro_staysOutOfSignalAndMedia =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.veilmark.schema..",
              "org.veilmark.operators..",
              "org.veilmark.jobs..",
              "org.veilmark.bench..",
              "org.veilmark.gateway.kafka..",
              "org.veilmark.gateway",
              "org.veilmark.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.avro..", "org.veilmark.schema..");

  @ArchTest
  static final ArchRule vendors_doNotKnowEachOther =
      slices().matching("org.veilmark.gateway.vendor.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule jobsOfTheGateway_knowNoVendor =
      noClasses()
          .that()
          .resideInAnyPackage("org.veilmark.gateway.(*)..")
          .and()
          .resideOutsideOfPackages(
              "org.veilmark.gateway.vendor..", "org.veilmark.gateway.console..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.veilmark.gateway.vendor..");

  @ArchTest
  static final ArchRule gatewayPackages_haveNoCycles =
      slices().matching("org.veilmark.gateway.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule json_isForOutsiders =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.veilmark.cli..", "org.veilmark.gateway..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule staticFields_areFinal =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("org.veilmark..")
          .and()
          .areStatic()
          .should()
          .beFinal();

  /**
   * A static map that can be changed is state too: shared by all subtasks of a JVM, and in no
   * checkpoint. Constants from {@code List.of} and its like are not.
   */
  @ArchTest
  static final ArchRule operatorsAndMedia_haveNoStaticContainers =
      classes()
          .that()
          .resideInAnyPackage("org.veilmark.operators..", "org.veilmark.media..")
          .should(haveOnlyImmutableStaticContainers());

  /** Replay after a failure must give the same bytes. */
  @ArchTest
  static final ArchRule signalAndOperators_areDeterministic =
      noClasses()
          .that()
          .resideInAnyPackage(SIGNAL_LIBRARY)
          .or()
          .resideInAPackage("org.veilmark.operators..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(ThreadLocalRandom.class, "current")
          .orShould()
          .callConstructor(Random.class);

  /** In Flink a watermark is the progress of event time. */
  @ArchTest
  static final ArchRule watermark_isFlinksWord = noClasses().should().haveSimpleName("Watermark");

  @ArchTest
  static final ArchRule standardStreams_belongToTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.veilmark.cli..", "org.veilmark.bench..")
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule logging_goesThroughSlf4j =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

  private static ArchCondition<JavaClass> haveOnlyImmutableStaticContainers() {
    return new ArchCondition<>("have static containers only from factories of immutable ones") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean holdsContainer =
            type.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .map(JavaField::getRawType)
                .anyMatch(assignableTo(Map.class).or(assignableTo(Collection.class)));
        if (!holdsContainer) {
          return;
        }
        type.getStaticInitializer().stream()
            .flatMap(initializer -> initializer.getCallsFromSelf().stream())
            .filter(call -> !MAKES_IMMUTABLE.contains(call.getName()))
            .filter(call -> call.getTargetOwner().getPackageName().equals("java.util"))
            .forEach(call -> events.add(violated(call, call.getDescription())));
      }
    };
  }
}
