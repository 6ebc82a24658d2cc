package dev.waybill.persistence;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * An entity with an assigned id, which its service locks, changes and writes through a {@link BatchRepository}. Not
 * thread-safe.
 */
@MappedSuperclass
public abstract class Aggregate<I> implements Persistable<I> {

    @Transient
    private boolean stored;

    /** The values that an update writes as they are stored, once the row has been locked; as created if there is no row. */
    @Transient
    private @Nullable Object @Nullable [] storedValues;

    @Override
    public abstract I getId();

    /** Whether the database has no row of it yet. */
    @Override
    public final boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    final void markStored() {
        stored = true;
    }

    final void markStored(@Nullable Object[] values) {
        stored = true;
        storedValues = values;
    }

    final void markCreated(@Nullable Object[] values) {
        storedValues = values;
    }

    final @Nullable Object @Nullable [] storedValues() {
        return storedValues;
    }
}
