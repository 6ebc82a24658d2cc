package dev.waybill.inventory.domain;

import dev.waybill.events.Sku;
import dev.waybill.persistence.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The units of one sku: on hand, and how many of them are reserved. Never negative. Changed by {@link LockedStock} only. */
@Entity
@Table(name = "stock")
public class StockItem extends Aggregate<Sku> {

    public static final int MAX_ON_HAND = 1_000_000_000;

    @Id
    private Sku sku;

    private int onHand;

    private int reserved;

    @SuppressWarnings("NullAway.Init")
    protected StockItem() {}

    StockItem(Sku sku, int onHand, int reserved) {
        this.sku = sku;
        set(onHand, reserved);
    }

    @Override
    public Sku getId() {
        return sku;
    }

    public Sku sku() {
        return sku;
    }

    public int onHand() {
        return onHand;
    }

    public int reserved() {
        return reserved;
    }

    public int available() {
        return onHand - reserved;
    }

    void reserve(int units) {
        set(onHand, reserved + units);
    }

    void release(int units) {
        set(onHand, reserved - units);
    }

    void commit(int units) {
        set(onHand - units, reserved - units);
    }

    /** Of received or returned units. */
    void add(int units) {
        set(onHand + units, reserved);
    }

    void count(int counted) {
        set(counted, reserved);
    }

    private void set(int onHand, int reserved) {
        if (reserved < 0 || onHand < reserved || onHand > MAX_ON_HAND) {
            throw new IllegalStateException(
                    "stock of " + sku + " cannot be " + onHand + " with " + reserved + " reserved");
        }
        this.onHand = onHand;
        this.reserved = reserved;
    }
}
