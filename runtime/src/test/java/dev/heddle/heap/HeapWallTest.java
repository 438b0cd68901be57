package dev.heddle.heap;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** The heap knows the protocol's port and the bridge, nothing else of Heddle. */
@ArchTag("once")
@AnalyzeClasses(packages = "dev.heddle", importOptions = ImportOption.DoNotIncludeTests.class)
class HeapWallTest {
  @ArchTest
  static final ArchRule DEPENDS_ON_PROTOCOL_AND_BRIDGE_ONLY =
      ArchRuleDefinition.classes()
          .that()
          .resideInAPackage("dev.heddle.heap..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.heddle.heap..",
              "dev.heddle.protocol",
              "dev.heddle.bridge",
              "java..",
              "jdk.internal.misc");

  @ArchTest
  static final ArchRule UNSAFE_STAYS_IN_RAW =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage("dev.heddle.heap.raw")
          .and()
          .resideInAPackage("dev.heddle.heap..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.internal.misc");
}
