/**
 * Infrastructure of tests: a real PostgreSQL and a real broker, started on first use and shared by all tests of a JVM,
 * and further instances for tests that stop or kill them.
 */
@NullMarked
package dev.waybill.testing;

import org.jspecify.annotations.NullMarked;
