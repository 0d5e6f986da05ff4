package tickets.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark's Java programs are compiled when they are run, which nobody does for weeks. */
class BenchProgramsTest {

    @TempDir
    private Path classes;

    @Test
    void useWhatThePlatformHas() throws Exception {
        Path program = Path.of(System.getProperty("basedir", "."), "..", "bench", "OnlineReads.java");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));

            boolean isCompiled = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(program))
                    .call();

            assertThat(isCompiled).as(said.toString()).isTrue();
        }
    }
}
