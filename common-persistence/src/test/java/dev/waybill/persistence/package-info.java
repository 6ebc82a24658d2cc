@org.jspecify.annotations.NullMarked
package dev.waybill.persistence;
