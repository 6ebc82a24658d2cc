package dev.waybill.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Says what is wrong with a body that cannot be read, in words that give away neither classes nor values. */
final class JsonErrorMapper {

    private JsonErrorMapper() {}

    static ProblemException because(Throwable failure) {
        JacksonException cause = find(failure);
        if (cause instanceof StreamConstraintsException limit && isTooMany(limit)) {
            return new TooLargeException("The body has more in it than can be taken at once.");
        }
        if (cause == null) {
            return new BadRequestException("The body is missing or cannot be read.");
        }
        String wrong = wrong(cause);
        String pointer = pointer(cause);
        if (pointer.equals("#")) {
            return new BadRequestException("The body " + wrong + ".");
        }
        return new BadRequestException("The body cannot be read.", List.of(new Violation(pointer, wrong)));
    }

    private static String wrong(JacksonException cause) {
        return switch (cause) {
            case PropertyBindingException _ -> "is not a known field";
            case MismatchedInputException mismatch when isTrailing(mismatch) -> "goes on after its end";
            case MismatchedInputException _ -> "has the wrong type";
            case StreamConstraintsException _ -> "is nested too deeply, or a number or name in it is too long";
            case StreamReadException read when isDuplicate(read) -> "stands there twice";
            default -> "is not well-formed JSON" + place(cause.getLocation());
        };
    }

    /** The path is known to what was being bound; the parser knows better where a duplicate key stands. */
    private static String pointer(JacksonException cause) {
        if (cause instanceof StreamReadException read
                && isDuplicate(read)
                && cause.processor() instanceof JsonParser parser) {
            return "#" + parser.streamReadContext().pathAsPointer();
        }
        return JsonPointers.to(cause.getPath());
    }

    private static boolean isTooMany(StreamConstraintsException cause) {
        return cause.getOriginalMessage().startsWith("Token count");
    }

    private static boolean isDuplicate(StreamReadException cause) {
        return cause.getOriginalMessage().startsWith("Duplicate");
    }

    private static boolean isTrailing(MismatchedInputException cause) {
        return cause.getOriginalMessage().startsWith("Trailing");
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1 ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static @Nullable JacksonException find(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException jackson) {
                return jackson;
            }
        }
        return null;
    }
}
