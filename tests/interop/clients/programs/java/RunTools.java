import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.common.utils.Exit;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Runs the main methods of console tools one after the other in one JVM, since a JVM for each takes far longer than what it does. What a tool
 * leaves to the end of its process is done at its end. A line of standard input is a command: the class, its words and what it reads from its standard input, in Base64, with spaces between. A line of
 * standard output answers: how the tool ended, and what it wrote to both of its outputs, in Base64.
 */
public final class RunTools {
    /** Thrown where a tool calls for the end of the process. Some of them take it for an error of theirs: that is no longer heard. */
    private static final class Ended extends RuntimeException {
        Ended() {
            super("ended", null, false, false);
        }
    }

    /** The code of the first call for the end; null as long as there is none. */
    private static Integer ended;

    public static void main(String[] args) throws Exception {
        Exit.setExitProcedure((code, message) -> end(code));
        Exit.setHaltProcedure((code, message) -> end(code));
        List<Runnable> hooks = new ArrayList<>();
        Exit.setShutdownHookAdder((name, hook) -> hooks.add(hook));
        PrintStream answers = System.out;
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = Arrays.stream(line.split(" ", -1)).map(RunTools::decoded).toArray(String[]::new);
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            PrintStream output = new PrintStream(written, true, UTF_8);
            System.setOut(output);
            System.setErr(output);
            System.setIn(new ByteArrayInputStream(words[1].getBytes(UTF_8)));
            ended = null;
            int code = run(words[0], Arrays.copyOfRange(words, 2, words.length));
            hooks.forEach(Runnable::run);
            hooks.clear();
            output.flush();
            answers.println(code + " " + Base64.getEncoder().encodeToString(written.toByteArray()));
            answers.flush();
        }
    }

    private static void end(int code) {
        if (ended == null) {
            ended = code;
            System.out.flush();
            System.err.flush();
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
            System.setOut(nowhere);
            System.setErr(nowhere);
        }
        throw new Ended();
    }

    private static String decoded(String word) {
        return new String(Base64.getDecoder().decode(word), UTF_8);
    }

    private static int run(String tool, String[] words) {
        try {
            Class.forName(tool).getMethod("main", String[].class).invoke(null, (Object) words);
            return ended == null ? 0 : ended;
        } catch (InvocationTargetException failure) {
            if (ended != null) return ended;
            failure.getCause().printStackTrace();
            return 1;
        } catch (ReflectiveOperationException failure) {
            failure.printStackTrace();
            return 2;
        }
    }
}
