package dev.waybill.web.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are accepted; the names are those of Spring Boot.
 *
 * @param issuerUri the address of the issuer, exactly as its tokens name it; its keys are found by discovery
 * @param audiences of which a token must name one
 */
@ConfigurationProperties("spring.security.oauth2.resourceserver.jwt")
record JwtProperties(
        @Nullable String issuerUri, @DefaultValue("waybill") List<String> audiences) {

    /** @throws SecuritySettingException if it is not set */
    String requiredIssuer() {
        if (issuerUri == null || issuerUri.isBlank()) {
            throw new SecuritySettingException(
                    "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                    "the address of the OpenID Connect issuer whose tokens are accepted, such as http://localhost:9000");
        }
        return issuerUri;
    }
}
