package dev.waybill.persistence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.IllegalTransactionStateException;

/**
 * A repository whose aggregates are locked and written together, with one statement each, however many they are.
 * Thread-safe.
 */
@NoRepositoryBean
public interface BatchRepository<T extends Aggregate<I>, I> extends Repository<T, I> {

    /** The aggregate as it is committed, without a lock. */
    Optional<T> findById(I id);

    /** The aggregates with these ids that exist, as they are committed, without a lock and in no particular order. */
    List<T> findAllById(Collection<I> ids);

    /**
     * Loads the aggregates with these ids that exist and locks them until the transaction ends, in the order of their ids,
     * so that transactions that lock several of them do not deadlock. What is changed after that has to be
     * {@linkplain #saveAllInBatch saved}: the transaction fails if it is not.
     *
     * @throws IllegalTransactionStateException if there is no transaction
     */
    List<T> lockAllById(Collection<I> ids);

    /**
     * As {@link #lockAllById}, with a new aggregate for each id that has no row, in the order of their ids. It is written
     * only if it is changed. It cannot be locked: if two transactions insert it, the second one fails with a duplicate key
     * and has to be repeated.
     */
    SortedMap<I, T> lockOrCreateAllById(Collection<I> ids, Function<I, T> creation);

    /**
     * Writes the aggregates that are new or changed, just before the commit: until then queries of this transaction do not
     * see it. A new one whose id another transaction inserted first fails the transaction with a duplicate key.
     *
     * @throws IllegalTransactionStateException if there is no transaction
     */
    void saveAllInBatch(Collection<? extends T> aggregates);
}
