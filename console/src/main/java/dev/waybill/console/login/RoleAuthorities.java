package dev.waybill.console.login;

import dev.waybill.web.security.RolesClaim;
import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.user.OAuth2UserAuthority;

/** The roles of a user as authorities with the usual prefix. */
record RoleAuthorities(RolesClaim claim) implements GrantedAuthoritiesMapper {

    @Override
    public Collection<? extends GrantedAuthority> mapAuthorities(Collection<? extends GrantedAuthority> granted) {
        return granted.stream()
                .flatMap(authority -> authority instanceof OAuth2UserAuthority user
                        ? claim.of(user.getAttributes()).stream()
                        : Stream.<String>empty())
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }
}
