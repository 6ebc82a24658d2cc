package dev.waybill.console.login;

import dev.waybill.web.security.ConditionalOnSecureMode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Renews the operator's token, if it has to be, before anything is read or done for a request. So an action that the provider
 * stops is not half done, and whoever waits for a result that requests share does not wait for the provider.
 */
@Component
@ConditionalOnSecureMode
final class FreshToken implements HandlerInterceptor, WebMvcConfigurer {

    private final OperatorToken token;

    FreshToken(OperatorToken token) {
        this.token = token;
    }

    /** A logout needs no token, nor do pages that ask no service: runbooks are read when something is down. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .excludePathPatterns(LogoutController.PATH, "/runbooks/**", "/topics", "/dead-letters/actions/*");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod && request.getDispatcherType() == DispatcherType.REQUEST) {
            var _ = token.token();
        }
        return true;
    }
}
