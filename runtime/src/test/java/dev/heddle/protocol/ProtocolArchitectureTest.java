package dev.heddle.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The protocol is a library without I/O: the same events give the same effects. */
@Tag("once")
class ProtocolArchitectureTest {
  private final JavaClasses protocol =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.heddle.protocol");

  @Test
  void dependsOnTheJdkAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.heddle.protocol..",
            "java.lang",
            "java.lang.invoke",
            "java.lang.runtime",
            "java.util",
            "java.util.concurrent.atomic",
            "java.util.function",
            "java.util.stream")
        .check(protocol);
  }

  @Test
  void hasNoThreadTimeRandomnessOrOutput() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            Thread.class,
            ThreadLocal.class,
            System.Logger.class,
            Process.class,
            java.util.Random.class,
            java.util.SplittableRandom.class,
            java.util.Timer.class,
            java.util.Date.class,
            java.util.UUID.class)
        .check(protocol);
    for (String method : new String[] {"nanoTime", "currentTimeMillis", "identityHashCode"}) {
      noClasses().should().callMethod(System.class, method, parametersOf(method)).check(protocol);
    }
    noClasses().should().callMethod(Math.class, "random").check(protocol);
    noClasses().should().accessField(System.class, "out").check(protocol);
    noClasses().should().accessField(System.class, "err").check(protocol);
  }

  private static Class<?>[] parametersOf(String method) {
    return method.equals("identityHashCode") ? new Class<?>[] {Object.class} : new Class<?>[0];
  }
}
