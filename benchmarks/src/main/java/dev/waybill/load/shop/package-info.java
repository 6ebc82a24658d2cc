/** What is sold and what is ordered: a large catalogue, some of it far more popular, and customers of every kind. */
@NullMarked
package dev.waybill.load.shop;

import org.jspecify.annotations.NullMarked;
