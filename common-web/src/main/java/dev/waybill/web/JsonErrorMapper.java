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

/** Maps errors of reading JSON to problems whose details contain neither class names nor values. */
final class JsonErrorMapper {

    private JsonErrorMapper() {}

    static ProblemException because(Throwable failure) {
        JacksonException cause = find(failure);
        if (cause instanceof StreamConstraintsException limit && isTooMany(limit)) {
            return ProblemException.tooLarge("The body has more values than a request may have.");
        }
        if (cause == null) {
            return ProblemException.badRequest("The body is missing or cannot be read.");
        }
        String error = error(cause);
        String pointer = pointer(cause);
        if (pointer.equals("#")) {
            return ProblemException.badRequest("The body " + error + ".");
        }
        return new ProblemException(
                ProblemType.BAD_REQUEST, "The body cannot be read.", List.of(new Violation(pointer, error)));
    }

    private static String error(JacksonException cause) {
        return switch (cause) {
            case PropertyBindingException _ -> "is not a known field";
            case MismatchedInputException mismatch when isTrailing(mismatch) -> "has content after its end";
            case MismatchedInputException _ -> "has the wrong type";
            case StreamConstraintsException _ -> "is nested too deeply, or a number or name in it is too long";
            case StreamReadException read when isDuplicate(read) -> "is duplicated";
            default -> "is not well-formed JSON" + place(cause.getLocation());
        };
    }

    /** The exception has the path that was being bound; for a duplicate key the parser has the exact one. */
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
