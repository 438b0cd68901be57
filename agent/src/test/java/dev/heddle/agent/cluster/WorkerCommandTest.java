package dev.heddle.agent.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerCommandTest {
  private static final File JAR = new File("/opt/heddle.jar");
  private static final String MAIN = "dev.heddle.agent.boot.WorkerMain";

  @TempDir Path directory;

  private static List<String> arguments(WorkerCommand command, int rank) throws Exception {
    List<String> all = command.forRank(rank);
    return all.subList(1, all.size());
  }

  @Test
  void optionsAndClassPathAreThoseOfRankZero() throws Exception {
    WorkerCommand command =
        new WorkerCommand(
            List.of("-javaagent:/opt/heddle.jar=nodes=3", "-Xmx1g", "-Dname=a b"),
            "app.jar:lib",
            null,
            JAR);
    assertEquals(
        List.of(
            "-javaagent:/opt/heddle.jar=nodes=3",
            "-Xmx1g",
            "-Dname=a b",
            "-Dheddle.rank=2",
            "-cp",
            "app.jar:lib",
            MAIN),
        arguments(command, 2));
  }

  @Test
  void onAnotherHostTheAgentAndTheClassPathLieElsewhere() throws Exception {
    WorkerCommand command =
        new WorkerCommand(
            List.of("-javaagent:/opt/../opt/heddle.jar=nodes=3", "-javaagent:/opt/their.jar"),
            "app.jar",
            null,
            JAR);
    assertEquals(
        List.of(
            "-javaagent:/cache/1.jar",
            "-javaagent:/opt/their.jar",
            "-Dheddle.rank=1",
            "-cp",
            "/cache/2.jar",
            MAIN),
        command.arguments(1, "/cache/1.jar", "/cache/2.jar"));
  }

  @Test
  void whatOnlyOneJvmCanHaveIsLeftToRankZero() throws Exception {
    WorkerCommand command =
        new WorkerCommand(
            List.of(
                "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
                "-Dcom.sun.management.jmxremote.port=9010",
                "-Xlog:gc:file=gc.log",
                "-Xlog:gc:file=gc-%p.log",
                "-Dheddle.launcher=17"),
            "x",
            null,
            JAR);
    assertEquals(
        List.of("-Xlog:gc:file=gc-%p.log", "-Dheddle.rank=1", "-cp", "x", MAIN),
        arguments(command, 1));
  }

  @Test
  void aModuleIsARootOfTheGraph() throws Exception {
    WorkerCommand command = new WorkerCommand(List.of("--module-path=mods"), "", "com.acme", JAR);
    assertEquals(
        List.of(
            "--module-path=mods",
            "--add-modules=com.acme",
            "-Dheddle.rank=1",
            "-cp",
            JAR.getPath(),
            MAIN),
        arguments(command, 1));
  }

  @Test
  void whatTheManifestOfAJarGrantsIsGrantedByOptions() throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Add-Opens", "java.base/java.lang java.base/java.util");
    manifest.getMainAttributes().putValue("Add-Exports", "java.base/sun.nio.ch");
    Path jar = directory.resolve("app.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.finish();
    }
    assertEquals(
        List.of(
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "-Dheddle.rank=1",
            "-cp",
            jar.toString(),
            MAIN),
        arguments(new WorkerCommand(List.of(), jar.toString(), null, JAR), 1));
  }
}
