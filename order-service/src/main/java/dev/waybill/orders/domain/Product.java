package dev.waybill.orders.domain;

import dev.waybill.events.Money;
import dev.waybill.events.Sku;
import dev.waybill.persistence.Aggregate;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A product with its current price. Only active products can be ordered. Immutable. */
@Entity
@Table(name = "products")
public class Product extends Aggregate<Sku> {

    @Id
    private Sku sku;

    private String name;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "unit_price"))
    private Money unitPrice;

    private boolean active;

    @SuppressWarnings("NullAway.Init")
    protected Product() {}

    public Product(Sku sku, String name, Money unitPrice, boolean active) {
        this.sku = sku;
        this.name = name;
        this.unitPrice = unitPrice;
        this.active = active;
    }

    @Override
    public Sku getId() {
        return sku;
    }

    public String name() {
        return name;
    }

    public Money unitPrice() {
        return unitPrice;
    }

    public boolean isActive() {
        return active;
    }
}
