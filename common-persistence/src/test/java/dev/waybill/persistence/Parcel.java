package dev.waybill.persistence;

import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.ReasonCode;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Has a column of each kind that the services' aggregates have. */
@Entity
@Table(name = "parcels")
class Parcel extends Aggregate<OrderId> {

    static final String TABLE = """
            create table parcels (
                id uuid primary key, state text not null, sent boolean not null, sequence bigint not null,
                weight integer not null, amount numeric, currency text, method text, postage numeric not null,
                due_at timestamptz, skus text[] not null, quantities integer[] not null, prices numeric[] not null,
                code text)
            """;

    @Id
    OrderId id;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    State status = State.PACKED;

    @Column(name = "sent")
    boolean isSent;

    long sequence;

    @Column(updatable = false)
    int weight = 5;

    @Embedded
    @Nullable Terms terms;

    Amount postage = new Amount(new java.math.BigDecimal("4.10"));

    @Nullable Instant dueAt;

    String[] skus = {"plain", "with \"quotes\", commas and \\"};

    Integer[] quantities = {1, 2};

    java.math.BigDecimal[] prices = {new java.math.BigDecimal("1.50"), java.math.BigDecimal.TEN};

    @Nullable ReasonCode code;

    enum State {
        PACKED,
        SENT
    }

    @Embeddable
    record Terms(@Embedded Money price, PaymentMethod method) {}

    @SuppressWarnings("NullAway.Init")
    protected Parcel() {}

    Parcel(OrderId id) {
        this.id = id;
    }

    @Override
    public OrderId getId() {
        return id;
    }
}
