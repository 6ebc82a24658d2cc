/**
 * Infrastructure of tests: a real PostgreSQL and a real broker, started on first use and shared by all tests of a JVM, in
 * containers where a Docker engine answers; processes for tests that stop or kill them; and their connections as beans.
 */
@NullMarked
package dev.waybill.testing;

import org.jspecify.annotations.NullMarked;
