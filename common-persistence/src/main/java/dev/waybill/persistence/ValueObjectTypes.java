package dev.waybill.persistence;

import dev.waybill.events.Amount;
import dev.waybill.events.Carrier;
import dev.waybill.events.CustomerId;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.Quantity;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import dev.waybill.events.TrackingNumber;
import dev.waybill.events.ValueObject;
import java.util.function.Function;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.descriptor.java.BasicJavaType;
import org.hibernate.type.descriptor.java.BigDecimalJavaType;
import org.hibernate.type.descriptor.java.IntegerJavaType;
import org.hibernate.type.descriptor.java.StringJavaType;
import org.hibernate.type.descriptor.java.UUIDJavaType;

/** Lets entities have value objects as ids and attributes, without a converter for each. */
public final class ValueObjectTypes implements TypeContributor {

    @Override
    public void contribute(TypeContributions types, ServiceRegistry registry) {
        add(types, OrderId.class, OrderId::new, UUIDJavaType.INSTANCE);
        add(types, ReturnId.class, ReturnId::new, UUIDJavaType.INSTANCE);
        add(types, CustomerId.class, CustomerId::new, StringJavaType.INSTANCE);
        add(types, Sku.class, Sku::new, StringJavaType.INSTANCE);
        add(types, Quantity.class, Quantity::new, IntegerJavaType.INSTANCE);
        add(types, Amount.class, Amount::new, BigDecimalJavaType.INSTANCE);
        add(types, PaymentMethod.class, PaymentMethod::new, StringJavaType.INSTANCE);
        add(types, PaymentReference.class, PaymentReference::new, StringJavaType.INSTANCE);
        add(types, TrackingNumber.class, TrackingNumber::new, StringJavaType.INSTANCE);
        add(types, Carrier.class, Carrier::new, StringJavaType.INSTANCE);
        add(types, ReasonCode.class, ReasonCode::new, StringJavaType.INSTANCE);
    }

    private static <T extends ValueObject<V>, V> void add(
            TypeContributions types, Class<T> type, Function<V, T> constructor, BasicJavaType<V> held) {
        types.contributeJavaType(new ValueObjectJavaType<>(type, constructor, held));
    }
}
