package org.veilmark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules for the tests of all modules, which are compiled before those of this one. */
class TestRulesTest {

  private static JavaClasses testClasses;

  @BeforeAll
  static void importTestClasses() throws IOException {
    List<Path> roots = new ArrayList<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(Path.of(".."))) {
      for (Path module : modules) {
        Path root = module.resolve("target/test-classes");
        if (Files.isDirectory(root)) {
          roots.add(root);
        }
      }
    }
    testClasses = new ClassFileImporter().importPaths(roots);
  }

  @Test
  void tests_areFound() {
    assertThat(testClasses.contain(TestRulesTest.class)).isTrue();
  }

  @Test
  void tests_useJunitJupiterAndNoMocks() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.junit",
            "org.junit.rules..",
            "org.junit.runner..",
            "org.junit.runners..",
            "org.hamcrest..",
            "org.mockito..")
        .check(testClasses);
  }

  @Test
  void itCases_runOnACluster() {
    classes()
        .that()
        .haveSimpleNameEndingWith("ITCase")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are a cluster or the command that starts one",
                (JavaClass type) ->
                    type.getSimpleName().equals("MiniClusterExtension")
                        || type.getPackageName().startsWith("org.veilmark.jobs.local")
                        || type.getPackageName().startsWith("org.veilmark.cli")))
        .allowEmptyShould(true)
        .check(testClasses);
  }
}
