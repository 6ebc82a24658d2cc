package dev.waybill.persistence;

import java.util.Map;
import org.hibernate.boot.registry.StandardServiceInitiator;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.service.spi.ServiceContributor;
import org.hibernate.service.spi.ServiceRegistryImplementor;

/**
 * Keeps Hibernate from generating classes at the start. Entities have no lazy associations and are accessed by their
 * fields, so neither proxies nor optimized accessors would be used.
 */
public final class NoBytecodeGeneration implements ServiceContributor, StandardServiceInitiator<BytecodeProvider> {

    @Override
    public void contribute(StandardServiceRegistryBuilder services) {
        services.addInitiator(this);
    }

    @Override
    public BytecodeProvider initiateService(Map<String, Object> settings, ServiceRegistryImplementor services) {
        return new BytecodeProviderImpl();
    }

    @Override
    public Class<BytecodeProvider> getServiceInitiated() {
        return BytecodeProvider.class;
    }
}
