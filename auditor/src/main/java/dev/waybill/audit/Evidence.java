package dev.waybill.audit;

/**
 * Everything that can be known of a run after it has come to rest. Immutable.
 *
 * @param faulty whether anything was killed or stopped meanwhile, so that repeats are allowed
 */
public record Evidence(
        boolean faulty,
        Shopfront shopfront,
        Warehouse warehouse,
        Till till,
        Parcels parcels,
        Returns returns,
        Post post,
        Ears ears) {

    Evidence with(Shopfront changed) {
        return new Evidence(faulty, changed, warehouse, till, parcels, returns, post, ears);
    }

    Evidence with(Warehouse changed) {
        return new Evidence(faulty, shopfront, changed, till, parcels, returns, post, ears);
    }

    Evidence with(Till changed) {
        return new Evidence(faulty, shopfront, warehouse, changed, parcels, returns, post, ears);
    }

    Evidence with(Parcels changed) {
        return new Evidence(faulty, shopfront, warehouse, till, changed, returns, post, ears);
    }

    Evidence with(Returns changed) {
        return new Evidence(faulty, shopfront, warehouse, till, parcels, changed, post, ears);
    }

    Evidence with(Post changed) {
        return new Evidence(faulty, shopfront, warehouse, till, parcels, returns, changed, ears);
    }

    Evidence with(Ears changed) {
        return new Evidence(faulty, shopfront, warehouse, till, parcels, returns, post, changed);
    }
}
