package dev.waybill.web;

import java.util.Map;
import org.springframework.core.io.Resource;

/** What an OpenAPI document has only in some configurations. */
public interface OpenApiExtension {

    /** One more part of the document. */
    Resource part();

    /** Adds what depends on the other parts; the document's maps can be changed. */
    void complete(Map<String, Object> document);
}
