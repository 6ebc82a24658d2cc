/** The days of the journal and of the inbox: made ahead, and dropped whole once nobody needs them. */
@NullMarked
package dev.waybill.messaging.tablepartitions;

import org.jspecify.annotations.NullMarked;
