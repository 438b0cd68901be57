package dev.heddle.transport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls named in the package-info files. */
@ArchTag("once")
@AnalyzeClasses(
    packages = "dev.heddle.transport",
    importOptions = ImportOption.DoNotIncludeTests.class)
class TransportWallsTest {
  @ArchTest
  static final ArchRule TRANSPORT_DEPENDS_ON_NOTHING_ELSE_OF_HEDDLE =
      classes()
          .that()
          .resideInAPackage("dev.heddle.transport..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.heddle.transport..",
              "java..",
              "javax.net.ssl",
              "javax.security.auth.x500",
              "io.grpc..",
              "io.netty..");

  @ArchTest
  static final ArchRule THE_CONTRACT_KNOWS_NO_TRANSPORT =
      classes()
          .that()
          .resideInAPackage("dev.heddle.transport")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.heddle.transport", "java..");

  @ArchTest
  static final ArchRule SESSIONS_NEED_NO_SOCKETS =
      classes()
          .that()
          .resideInAPackage("dev.heddle.transport.session")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.heddle.transport",
              "dev.heddle.transport.session",
              "java.io",
              "java.lang..",
              "java.nio",
              "java.nio.charset",
              "java.security",
              "java.util..");

  @ArchTest
  static final ArchRule IN_PROCESS_NEEDS_THE_JDK_ONLY =
      classes()
          .that()
          .resideInAPackage("dev.heddle.transport.inprocess")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.heddle.transport", "dev.heddle.transport.inprocess", "java..");

  @ArchTest
  static final ArchRule SIMULATED_LINKS_NEED_THE_JDK_ONLY =
      classes()
          .that()
          .resideInAPackage("dev.heddle.transport.simulated")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.heddle.transport", "dev.heddle.transport.simulated", "java..");

  @ArchTest
  static final ArchRule CERTIFICATES_NEED_THE_JDK_ONLY =
      classes()
          .that()
          .resideInAPackage("dev.heddle.transport.tls")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.heddle.transport.tls", "java..", "javax.security.auth.x500");
}
