package dev.waybill.system.shop;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** @param status 0 if there was no answer */
public record ApiResponse(int status, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    public JsonNode json() {
        return JSON.readTree(body);
    }

    public String text(String field) {
        return json().path(field).asString("");
    }
}
